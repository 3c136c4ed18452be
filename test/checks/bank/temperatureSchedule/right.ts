import * as tf from '@tensorflow/tfjs';

/** The last argument. */
interface Options {
  readonly highest?: number;
  readonly lowest?: number;
  readonly period: number;
}
/** What the exercise asks for. */
export type F = (step: number, options: Options) => unknown;

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'as in the formula': (step, { highest = 1, lowest = 0.1, period }) =>
    lowest + ((highest - lowest) * (1 + Math.cos((2 * Math.PI * step) / period))) / 2,
  'about the middle': (step, { highest = 1, lowest = 0.1, period }) => {
    const [middle, swing] = [(highest + lowest) / 2, (highest - lowest) / 2];
    return middle + swing * Math.cos(((step % period) / period) * 2 * Math.PI);
  },
  'a squared cosine of half the angle': (step, options) => {
    const { highest = 1, lowest = 0.1 } = options;
    return lowest + (highest - lowest) * Math.cos((Math.PI * step) / options.period) ** 2;
  },
  'with tensors': (step, { highest = 1, lowest = 0.1, period }) =>
    tf.tidy(() =>
      tf
        .scalar((2 * Math.PI * step) / period)
        .cos()
        .add(1)
        .mul((highest - lowest) / 2)
        .add(lowest),
    ),
};
