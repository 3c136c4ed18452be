import { assertPositive } from '../shapes';
import { assertNotNegative } from './guards';

/** The learning rate of an epoch, or of a step: whatever its lengths are counted in. */
export type Schedule = (at: number) => number;

/** What every schedule begins with and how long it takes. */
interface ScheduleOptions {
  readonly learningRate?: number;
  /** How long the whole way is, in what the schedule is asked for: epochs, or steps. */
  readonly epochs: number;
}

/** How fast the rate falls. */
export interface ExponentialOptions extends ScheduleOptions {
  /** What is left of the rate at the end. */
  readonly decay?: number;
}

/** How low the rate falls. */
export interface CosineOptions extends ScheduleOptions {
  /** The rate at the end. */
  readonly lowest?: number;
}

/**
 * A rate that falls by the same factor in each epoch: lr · decay^(epoch / epochs).
 *
 * @throws RangeError when a number is not above 0.
 */
export function exponentialSchedule({
  learningRate = 3e-4,
  decay = 0.5,
  epochs,
}: ExponentialOptions): Schedule {
  assertPositive('exponentialSchedule', { learningRate, decay, epochs });
  return (epoch) => learningRate * decay ** (epoch / epochs);
}

/**
 * A rate that falls along half a wave: slowly, fast, slowly; afterwards it stays.
 *
 *     lowest + (lr − lowest) (1 + cos(π · epoch / epochs)) / 2
 *
 * @throws RangeError when a number is not above 0; `lowest` may be 0.
 * @see Loshchilov and Hutter 2017, "SGDR", eq. 5. https://arxiv.org/abs/1608.03983
 */
export function cosineSchedule({
  learningRate = 3e-4,
  lowest = 0,
  epochs,
}: CosineOptions): Schedule {
  assertPositive('cosineSchedule', { learningRate, epochs });
  assertNotNegative('cosineSchedule', { lowest });
  const share = (epoch: number) => (1 + Math.cos(Math.PI * Math.min(1, epoch / epochs))) / 2;
  return (epoch) => lowest + (learningRate - lowest) * share(epoch);
}

/**
 * A schedule that begins gently: its rate grows from 0 to full over the first epochs or steps.
 *
 *     schedule(t) · min(1, t / length)
 *
 * @param schedule - What it grows into; keeps its own count.
 * @param length - How long the growth takes; from then on `schedule` is left alone.
 * @throws RangeError when the length is not above 0.
 * @see Goyal et al. 2017, section 2.2. https://arxiv.org/abs/1706.02677
 */
export function warmUp(schedule: Schedule, { length }: { readonly length: number }): Schedule {
  assertPositive('warmUp', { length });
  return (at) => schedule(at) * Math.min(1, at / length);
}
