import { known, lossOf, LARGEST_SCALE, scaleOf, temperatureOf, type Known } from './pairs';
import { logSumExp } from '../vectors';

type Options = Readonly<Record<string, number>>;

/** A mistake in what becomes of a similarity. */
const logits = (id: string, logit: (s: number, options: Options) => number, hint: string): Known =>
  known(id, { logit }, hint);

/** A mistake that is made only where a logit scale is given, t. */
const learnt = (
  id: string,
  logit: (s: number, t: number, options: Options) => number,
  hint: string,
) =>
  logits(
    id,
    (s, options) => {
      const t = options['logitScale'];
      return t === undefined ? s * scaleOf(options) : logit(s, t, options);
    },
    hint,
  );

/** A mistake that is made only where no logit scale is given. */
const given = (
  id: string,
  logit: (s: number, temperature: number) => number,
  hint: string,
): Known =>
  logits(
    id,
    (s, options) =>
      options['logitScale'] === undefined ? logit(s, temperatureOf(options)) : s * scaleOf(options),
    hint,
  );

const temperatureMistakes: readonly Known[] = [
  given(
    'multiplied-by-exp-temperature',
    (s, t) => s * Math.exp(t),
    'You multiply by exp(temperature), which is close to 1: next to no scale at all. Divide by the temperature; exp() belongs to `logitScale`.',
  ),
  given(
    'temperature-multiplied',
    (s, t) => s * t,
    'You multiply by the temperature. Divide: a low one spreads the similarities apart.',
  ),
  given(
    'temperature-forgotten',
    (s) => s,
    'Without a `logitScale` yours has no scale. Divide every cosine by the temperature.',
  ),
  given(
    'temperature-fixed',
    (s) => s / 0.07,
    'Yours always takes 0.07. That is only the default: use the `temperature` of the options.',
  ),
  ...[0.01, 0.1, 0.2, 0.5, 1].map((fallback) =>
    logits(
      'default-temperature',
      (s, options) => s * scaleOf({ temperature: fallback, ...options }),
      'The temperature is right where it is given, not where it is left out: its default is 0.07.',
    ),
  ),
];

const scaleMistakes: readonly Known[] = [
  learnt(
    'logit-scale-ignored',
    (s, _, options) => s / temperatureOf(options),
    'Your loss does not use `logitScale`. Where it is given it takes the place of the temperature.',
  ),
  learnt(
    'zero-taken-for-none',
    (s, t, options) => s * scaleOf(t === 0 ? { temperature: temperatureOf(options) } : options),
    'A `logitScale` of 0 is a number like any other, a scale of 1; to JavaScript it is false. Ask `logitScale === undefined`.',
  ),
  learnt(
    'logit-scale-without-exp',
    (s, t) => s * Math.min(t, LARGEST_SCALE),
    '`logitScale` is the logarithm of the scale: multiply the cosines by its exponential.',
  ),
  learnt(
    'logit-scale-divides',
    (s, t) => s / Math.min(Math.exp(t), LARGEST_SCALE),
    'You divide by the scale. A temperature divides, a scale multiplies: it is 1 / τ.',
  ),
  learnt(
    'logit-scale-divides',
    (s, t) => s / Math.exp(t),
    'You divide by the scale. A temperature divides, a scale multiplies: it is 1 / τ.',
  ),
  learnt(
    'scale-not-clipped',
    (s, t) => s * Math.exp(t),
    'The scale may not grow beyond 100: `tf.minimum(scale, 100)`.',
  ),
  learnt(
    'scale-and-temperature',
    (s, t, options) => (s * Math.min(Math.exp(t), LARGEST_SCALE)) / temperatureOf(options),
    'You scale twice. Where `logitScale` is given it takes the place of the temperature.',
  ),
  learnt(
    'logit-scale-as-temperature',
    (s, t) => s / t,
    'You take `logitScale` for a temperature and divide by it. Multiply the cosines by its exponential.',
  ),
];

/** The scale in the wrong place. */
const placeMistakes: readonly Known[] = [
  known(
    'scale-on-one-side',
    {
      logit: (s) => s,
      each: ({ all, partner }, o) => logSumExp(all.map((v) => v * scaleOf(o))) - partner,
    },
    'Only your denominator is scaled. The partner in the numerator is scaled too.',
  ),
  known(
    'scale-on-one-side',
    { logit: (s) => s, each: ({ all, partner }, o) => logSumExp(all) - partner * scaleOf(o) },
    'Only your numerator is scaled. Every similarity in the denominator is scaled too.',
  ),
  {
    id: 'scale-after-the-log',
    mimic: (inputs) => lossOf({ logit: (s) => s })(inputs) * scaleOf(inputs.options),
    hint: 'You scale the finished loss. Scale the similarities, before the exponential.',
  },
];

/** What cosines are multiplied by, and where. */
export const scalingMistakes: readonly Known[] = [
  ...temperatureMistakes,
  ...scaleMistakes,
  ...placeMistakes,
];
