import { uniforms } from '../random';
import { encoderOf, type Encoder } from './encoder';
import { rowsOf } from './guards';
import { linear as linearLayer } from './layers';
import { assertWhole } from '../shapes';

/** The size of a linear head, and the seed of its weights. */
export interface LinearHeadOptions {
  /** Numbers in an embedding. */
  readonly inputDim?: number;
  readonly classes?: number;
  readonly seed?: number;
}

/**
 * One linear layer, which tells classes apart by their embeddings: logits = W h + b.
 *
 * Weights and biases are drawn as torch.nn.Linear draws them: U(−1/√fanIn, 1/√fanIn).
 *
 * @returns Embeddings [N, inputDim] → logits [N, classes].
 * @throws RangeError when a size is no whole number above 0.
 * @see Alain and Bengio 2016, "linear classifier probes". https://arxiv.org/abs/1610.01644
 */
export function linearHead({
  inputDim = 512,
  classes = 10,
  seed = 0,
}: LinearHeadOptions = {}): Encoder {
  assertWhole('linearHead', { inputDim, classes });
  const linear = linearLayer(inputDim, classes, uniforms(seed));
  return encoderOf({ linear }, (h) => linear.apply(rowsOf('linearHead', h, inputDim)));
}
