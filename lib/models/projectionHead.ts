import { uniforms } from '../random';
import { encoderOf, type Encoder } from './encoder';
import { assertSizes, rowsOf } from './guards';
import { chain } from './layer';
import { linear, RELU } from './layers';

/** The size of a projection head, and the seed of its weights. */
export interface ProjectionHeadOptions {
  /** Numbers in an embedding: 512 leave a ResNet-18. */
  readonly inputDim?: number;
  readonly hiddenDim?: number;
  readonly outputDim?: number;
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
export function projectionHead({
  inputDim = 512,
  hiddenDim = 128,
  outputDim = 128,
  seed = 0,
}: ProjectionHeadOptions = {}): Encoder {
  assertSizes('projectionHead', { inputDim, hiddenDim, outputDim });
  const random = uniforms(seed);
  const linear1 = linear(inputDim, hiddenDim, random);
  const linear2 = linear(hiddenDim, outputDim, random);
  const all = chain([linear1, RELU, linear2]);
  return encoderOf({ linear1, linear2 }, (h) => all(rowsOf('projectionHead', h, inputDim)));
}
