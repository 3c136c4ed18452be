import { uniforms } from '../random';
import { encoderOf, type Encoder } from './encoder';
import { rowsOf } from './guards';
import { chain } from './layer';
import { linear, RELU } from './layers';
import { assertWhole } from '../shapes';

/** The size of a siamese encoder, and the seed of its weights. */
export interface SiameseEncoderOptions {
  /** Numbers in an image. */
  readonly inputDim?: number;
  readonly hiddenDims?: readonly number[];
  /** 2, so that embeddings are points of a plane, which can be drawn as they are. */
  readonly outputDim?: number;
  readonly seed?: number;
}

/**
 * A plain network that puts images into the plane; both images of a pair go through the same one.
 *
 *     784 → 256 → 128 → 32 → 2,   with a ReLU between every two layers
 *
 * Weights and biases are drawn as torch.nn.Linear draws them: U(−1/√fanIn, 1/√fanIn).
 *
 * @returns An encoder of images [N, …] with `inputDim` numbers each → [N, outputDim]; its weights
 *   are `linear1.weight`, `linear1.bias`, …
 * @throws RangeError when a size is no whole number above 0.
 * @see Hadsell, Chopra and LeCun 2006, "Dimensionality Reduction by Learning an Invariant Mapping".
 */
export function siameseEncoder({
  inputDim = 28 * 28,
  hiddenDims = [256, 128, 32],
  outputDim = 2,
  seed = 0,
}: SiameseEncoderOptions = {}): Encoder {
  const hidden = Object.fromEntries(hiddenDims.map((dim, k) => [`hiddenDims[${k}]`, dim]));
  assertWhole('siameseEncoder', { inputDim, ...hidden, outputDim });
  const random = uniforms(seed);
  const inputs = [inputDim, ...hiddenDims];
  const layers = [...hiddenDims, outputDim].map((dim, k) => linear(inputs[k] ?? 0, dim, random));
  const all = chain(layers.flatMap((layer, k) => (k === 0 ? [layer] : [RELU, layer])));
  const named = Object.fromEntries(layers.map((layer, k) => [`linear${k + 1}`, layer]));
  return encoderOf(named, (images) => all(rowsOf('siameseEncoder', images, inputDim)));
}
