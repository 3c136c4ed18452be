export { formatShape, assertPositive, assertSameShape } from './shapes';
export { useFastestEngine } from './engine';
export type { Engine } from './engine';
export { shuffled, uniforms } from './random';
export type { Random } from './random';
