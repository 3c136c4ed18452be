import * as tf from '@tensorflow/tfjs';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { formatShape } from '../shapes';
import { l2Normalize } from '../similarity';
import { assertFinite, assertRows } from './guards';
import { aboutMean, NOTHING, valueOf } from './moments';

/** Options of {@link collapseMonitor}. */
export interface CollapseOptions {
  /** The variance below which there is a warning. @defaultValue 0.001 */
  readonly threshold?: number;
}

/** Whether embeddings still differ, and in how many directions. */
export interface Collapse {
  /** Of each dimension of the unit rows, [D]. */
  readonly deviations: Float32Array;
  /** Mean of `deviations`. */
  readonly standardDeviation: number;
  /** 1/√D: what `standardDeviation` comes near where unit rows go in all directions alike. */
  readonly healthyDeviation: number;
  /** exp of the entropy of the covariance's eigenvalues: in how many directions unit rows differ. */
  readonly effectiveRank: number;
  /** Mean over the dimensions of the variance of the rows as they are. */
  readonly variance: number;
  /** Present where `variance` is below the threshold. */
  readonly warning?: string;
}

/**
 * Looks for collapse, in which an encoder gives all images nearly one embedding.
 *
 *     λ the eigenvalues of the covariance,   p_i = λ_i / Σ λ,   effective rank = exp(−Σ p_i log p_i)
 *
 * The effective rank is D where rows differ in all directions alike, 1 where they differ in one,
 * and 0 where they do not differ at all. It says nothing about how much they differ: what is left
 * in a collapse may still point in many directions. Variances divide by N − 1.
 *
 * @param embeddings - Embeddings as rows, [N, D]. Need not be unit length.
 * @throws RangeError unless it is a matrix of finite numbers with at least two rows.
 * @see Roy and Vetterli 2007, "The effective rank". Jing et al. 2021, for collapse in some
 *   dimensions only. https://arxiv.org/abs/2110.09348
 */
export function collapseMonitor(
  embeddings: tf.Tensor2D,
  { threshold = 0.001 }: CollapseOptions = {},
): Collapse {
  assertRows('collapseMonitor', { embeddings });
  const [count, dim] = embeddings.shape;
  if (count < 2) {
    const found = `embeddings is ${formatShape(embeddings.shape)}`;
    throw new RangeError(`collapseMonitor: ${found}; a variance needs at least 2 rows.`);
  }
  assertFinite('collapseMonitor', { embeddings });
  return tf.tidy(() => {
    const unit = aboutMean(l2Normalize(embeddings));
    const deviations = variances(unit).sqrt();
    const variance = valueOf(variances(aboutMean(embeddings)).mean());
    return {
      deviations: deviations.dataSync<'float32'>(),
      standardDeviation: valueOf(deviations.mean()),
      healthyDeviation: 1 / Math.sqrt(dim),
      effectiveRank: effectiveRank(unit),
      variance,
      ...(variance < threshold ? { warning: warningOf(variance, threshold) } : {}),
    };
  });
}

/** Of each column of centred rows, [D]. */
const variances = (rows: tf.Tensor2D): tf.Tensor =>
  rows
    .square()
    .sum(0)
    .div(rows.shape[0] - 1);

function effectiveRank(rows: tf.Tensor2D): number {
  const [count, dim] = rows.shape;
  // Both products have the same eigenvalues but for zeros; the smaller is quicker.
  const product = tf.matMul(rows, rows, count >= dim, count < dim).div<tf.Tensor2D>(count - 1);
  const covariance = new Matrix(product.arraySync());
  const { realEigenvalues } = new EigenvalueDecomposition(covariance, { assumeSymmetric: true });
  const positive = realEigenvalues.filter((value) => value > 0);
  const total = positive.reduce((sum, value) => sum + value, 0);
  if (total <= NOTHING) return 0;
  const entropy = positive.reduce((sum, value) => {
    const share = value / total;
    return sum - share * Math.log(share);
  }, 0);
  return Math.exp(entropy);
}

const warningOf = (variance: number, threshold: number): string =>
  `The variance of the embeddings is ${variance.toExponential(1)}, below ${threshold}: they are ` +
  'collapsing to one point. Is there anything in the loss that keeps them apart?';
