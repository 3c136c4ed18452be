import type { Encoder } from './encoder';
import { twoLayers } from './twoLayers';

/** The size of a predictor, and the seed of its weights. */
export interface PredictorOptions {
  /** Numbers in a projection, and in its prediction. */
  readonly dim?: number;
  readonly hiddenDim?: number;
  /**
   * Whether there is batch norm before the ReLU.
   *
   * @defaultValue true
   */
  readonly useNorm?: boolean;
  readonly seed?: number;
}

/**
 * BYOL's predictor: guesses the target's projection of one view from the online one of the other.
 *
 *     p = W₂ ReLU(BatchNorm(W₁ z + b₁)) + b₂
 *
 * It stands on the online network only: this is what makes the two sides unequal. Weights and
 * biases are drawn as torch.nn.Linear draws them: U(−1/√fanIn, 1/√fanIn).
 *
 * @returns Projections [N, dim] → predictions [N, dim], not of unit length.
 * @throws RangeError when a size is no whole number above 0.
 * @see Grill et al. 2020, section 3.1. https://arxiv.org/abs/2006.07733
 */
export const predictor = ({
  dim = 128,
  hiddenDim = 512,
  useNorm = true,
  seed = 0,
}: PredictorOptions = {}): Encoder =>
  twoLayers('predictor', { inputDim: dim, hiddenDim, outputDim: dim, useNorm, seed });
