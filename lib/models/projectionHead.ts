import type { Encoder } from './encoder';
import { twoLayers } from './twoLayers';

/** The size of a projection head, and the seed of its weights. */
export interface ProjectionHeadOptions {
  /** Numbers in an embedding: 512 leave a ResNet-18. */
  readonly inputDim?: number;
  readonly hiddenDim?: number;
  readonly outputDim?: number;
  /**
   * Whether there is batch norm before the ReLU, as BYOL's heads have it.
   *
   * @defaultValue false
   */
  readonly useNorm?: boolean;
  readonly seed?: number;
}

/**
 * What the contrastive loss sees instead of the embedding; it is thrown away after training.
 *
 *     z = W₂ ReLU(W₁ h + b₁) + b₂
 *
 * Weights and biases are drawn as torch.nn.Linear draws them: U(−1/√fanIn, 1/√fanIn).
 *
 * @returns Embeddings [N, inputDim] → projections [N, outputDim], not of unit length.
 * @throws RangeError when a size is no whole number above 0.
 * @see Chen et al. 2020, section 4.2. https://arxiv.org/abs/2002.05709
 */
export const projectionHead = ({
  inputDim = 512,
  hiddenDim = 128,
  outputDim = 128,
  useNorm = false,
  seed = 0,
}: ProjectionHeadOptions = {}): Encoder =>
  twoLayers('projectionHead', { inputDim, hiddenDim, outputDim, useNorm, seed });
