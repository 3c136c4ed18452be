import * as tf from '@tensorflow/tfjs';
import type { Submission } from '../../adapted';

/** The three numbers of a result; nothing where one of them is not there. */
function numbersOf(result: unknown): number[] | undefined {
  if (typeof result !== 'object' || result === null) return undefined;
  const { standardDeviation, variance, warning } = result as Record<string, unknown>;
  if (typeof standardDeviation !== 'number' || typeof variance !== 'number') return undefined;
  return [standardDeviation, variance, warning ? 1 : 0];
}

/** A monitor that answers by [standardDeviation, variance, 1 for a warning and 0 for none]. */
export const asTensor =
  (submission: Submission): Submission =>
  (...args) => {
    const result = submission(...args);
    const numbers = numbersOf(result);
    return numbers ? tf.tensor1d(numbers) : result;
  };
