import { uniforms } from '../random';
import { encoderOf, type Encoder } from './encoder';
import { rowsOf } from './guards';
import { chain } from './layer';
import { batchNorm, linear, RELU } from './layers';
import { assertWhole } from '../shapes';

/** The sizes of a network of two linear layers, and the seed of its weights. */
export interface TwoLayersOptions {
  readonly inputDim: number;
  readonly hiddenDim: number;
  readonly outputDim: number;
  /** Whether there is batch norm before the ReLU. */
  readonly useNorm: boolean;
  readonly seed: number;
}

/**
 * Linear, ReLU, linear: what heads and predictors are. With batch norm before the ReLU where asked.
 *
 * @param caller - Whose name errors begin with.
 * @throws RangeError when a size is no whole number above 0.
 */
export function twoLayers(
  caller: string,
  { inputDim, hiddenDim, outputDim, useNorm, seed }: TwoLayersOptions,
): Encoder {
  assertWhole(caller, { inputDim, hiddenDim, outputDim });
  const random = uniforms(seed);
  const linear1 = linear(inputDim, hiddenDim, random);
  const linear2 = linear(hiddenDim, outputDim, random);
  if (!useNorm) {
    const plain = chain([linear1, RELU, linear2]);
    return encoderOf({ linear1, linear2 }, (x) => plain(rowsOf(caller, x, inputDim)));
  }
  const norm1 = batchNorm(hiddenDim);
  const normed = chain([linear1, norm1, RELU, linear2]);
  return encoderOf({ linear1, norm1, linear2 }, (x, mode) =>
    normed(rowsOf(caller, x, inputDim), mode),
  );
}
