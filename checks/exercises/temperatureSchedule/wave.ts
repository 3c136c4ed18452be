/** A step, and the wave that the temperature follows. */
export interface Timed extends Readonly<Record<string, number | Readonly<Record<string, number>>>> {
  readonly step: number;
  readonly options: Readonly<Record<string, number>>;
}

/** The options with the defaults in place. */
export interface Wave {
  readonly highest: number;
  readonly lowest: number;
  readonly period: number;
}

/** What is left out of the options is as the paper has it. */
export const waveOf = ({ options }: Timed, defaults: Partial<Wave> = {}): Wave => ({
  highest: options['highest'] ?? defaults.highest ?? 1,
  lowest: options['lowest'] ?? defaults.lowest ?? 0.1,
  period: options['period'] ?? NaN,
});

/** 1 at the start of a period, 0 in its middle. */
export const height = (phase: number): number => (1 + Math.cos(2 * Math.PI * phase)) / 2;

/** The right temperature. */
export const temperatureAt = (step: number, { highest, lowest, period }: Wave): number =>
  lowest + (highest - lowest) * height(step / period);
