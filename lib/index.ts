export { formatShape, assertPositive, assertSameShape } from './shapes';
export { useFastestEngine } from './engine';
export type { Engine } from './engine';
export * from './data';
export { shuffled, uniforms } from './random';
export type { Random } from './random';
export { cosineSimilarity, cosineSimilarityMatrix, l2Normalize } from './similarity';
export { classSimilarity } from './evaluate/classSimilarity';
export type { ClassSimilarityOptions } from './evaluate/classSimilarity';
