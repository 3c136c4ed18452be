export { formatShape, assertPositive, assertSameShape } from './shapes';
export { shuffled, uniforms } from './random';
export type { Random } from './random';
