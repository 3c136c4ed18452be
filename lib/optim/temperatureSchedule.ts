import { assertPositive } from '../shapes';

/** Between which temperatures a schedule goes to and fro, and how fast. */
export interface TemperatureScheduleOptions {
  /** The temperature at the start, and after each whole period. */
  readonly highest?: number;
  /** The temperature half a period later. */
  readonly lowest?: number;
  /** How long it takes to go down and up again, in what `step` counts: steps, or epochs. */
  readonly period: number;
}

/**
 * A temperature that goes down and up again along a wave, over and over.
 *
 *     τ(t) = lowest + (highest − lowest) (1 + cos(2π t / period)) / 2
 *
 * @param step - t, how many steps or epochs have been taken; need not be whole.
 * @throws RangeError when a knob is not above 0.
 * @see Kukleva et al. 2023, "Temperature schedules". https://arxiv.org/abs/2303.13664
 */
export function temperatureSchedule(
  step: number,
  { highest = 1, lowest = 0.1, period }: TemperatureScheduleOptions,
): number {
  assertPositive('temperatureSchedule', { highest, lowest, period });
  return lowest + ((highest - lowest) * (1 + Math.cos((2 * Math.PI * step) / period))) / 2;
}
