import { assertPositive } from '../shapes';
import { assertNotNegative } from './guards';
import { cosineSchedule } from './schedules';

/** How high a learning rate rises, how fast, and how long its way is. */
export interface WarmUpCosineOptions {
  /** The highest rate, reached when the warm-up is over. */
  readonly learningRate: number;
  /** How many steps the rise takes. */
  readonly warmUp: number;
  /** How many steps there are in all. */
  readonly steps: number;
  /** The rate at the end. @defaultValue 0 */
  readonly lowest?: number;
}

/**
 * A learning rate that rises along a line, then falls along half a wave.
 *
 *     lr · t / w                                              while t < w
 *     lowest + (lr − lowest) (1 + cos(π (t − w) / (T − w))) / 2   afterwards; lowest from T on
 *
 * Unlike `warmUp(cosineSchedule(…))`, whose wave begins under the rise, it reaches the whole rate.
 *
 * @param step - t, from 1 for the first step; need not be whole.
 * @throws RangeError unless the rate and the steps are above 0, and the warm-up leaves some steps.
 * @see Chen et al. 2020, section 2.2: 10 epochs of warm-up, then a cosine without restarts.
 *   https://arxiv.org/abs/2002.05709
 */
export function warmUpCosine(
  step: number,
  { learningRate, warmUp, steps, lowest = 0 }: WarmUpCosineOptions,
): number {
  assertPositive('warmUpCosine', { learningRate, steps });
  assertNotNegative('warmUpCosine', { warmUp, lowest });
  if (warmUp >= steps) {
    throw new RangeError(`warmUpCosine: warmUp is ${warmUp} of ${steps} steps; it must be fewer.`);
  }
  if (step < warmUp) return (learningRate * step) / warmUp;
  return cosineSchedule({ learningRate, lowest, epochs: steps - warmUp })(step - warmUp);
}
