import type * as tf from '@tensorflow/tfjs';

/**
 * A sum of squares below this is none: unit rows that are all equal keep squares of 10⁻¹⁵ or so
 * from float32's rounding.
 */
export const NOTHING = 1e-12;

/** The mean of each column taken away. */
export const aboutMean = (rows: tf.Tensor2D): tf.Tensor2D => rows.sub(rows.mean(0));

/** The number in a scalar. */
export const valueOf = (scalar: tf.Tensor): number => scalar.dataSync()[0] ?? NaN;
