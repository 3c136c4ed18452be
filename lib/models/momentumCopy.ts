import type * as tf from '@tensorflow/tfjs';
import type { Encoder } from './encoder';
import { momentumUpdate } from './momentumUpdate';

/**
 * A second model with the weights of the first, for {@link momentumUpdate} to keep near it.
 *
 * @param online - The model to copy, trained or not.
 * @param make - Makes a model of the same kind and size; its own weights are overwritten.
 * @returns The copy: weights and running statistics are those of now, and its own from here on.
 * @throws RangeError where `make` makes another kind or size of model.
 */
export function momentumCopy(online: Encoder, make: () => Encoder): Encoder {
  const copy = make();
  momentumUpdate(copy, online, { momentum: 0 });
  for (const [name, statistic] of Object.entries(copy.statistics)) {
    statistic.assign(online.statistics[name] as tf.Tensor);
  }
  return copy;
}
