import { known, type Known } from './known';
import { lossOf } from './views';
import { logSumExp } from '../vectors';

/** One temperature in place of the option. */
const fixed = (id: string, temperature: number, hint: string): Known => ({
  id,
  mimic: ({ z1, z2 }) => lossOf({})({ z1, z2, options: { temperature } }),
  hint,
});

/** Another temperature where none is given. */
const defaulted = (temperature: number): Known => ({
  id: 'default-temperature',
  mimic: ({ z1, z2, options }) => lossOf({})({ z1, z2, options: { temperature, ...options } }),
  hint: 'The temperature is right where it is given, not where it is left out: its default is 0.07.',
});

/** Where the temperature goes. */
export const temperatureMistakes: readonly Known[] = [
  fixed(
    'temperature-forgotten',
    1,
    'There is no temperature in yours. Divide every similarity by it, before the exponential.',
  ),
  fixed(
    'temperature-fixed',
    0.07,
    'Yours always takes 0.07. That is only the default: use the `temperature` of the options.',
  ),
  ...[0.1, 0.2, 0.5, 1].map(defaulted),
  known(
    'temperature-multiplied',
    { logit: (s, t) => s * t },
    'You multiply by the temperature. Divide: a low one spreads the similarities apart.',
  ),
  known(
    'temperature-on-one-side',
    { each: ({ others, positive }, t) => logSumExp(others) - positive * t },
    'Only your denominator has the temperature. The positive in the numerator is divided by it too.',
  ),
  known(
    'temperature-on-one-side',
    { each: ({ others, positive }, t) => logSumExp(others.map((v) => v * t)) - positive },
    'Only your numerator has the temperature. Every similarity in the denominator is divided by it too.',
  ),
  known(
    'temperature-after-the-log',
    { logit: (s) => s, each: ({ others, positive }, t) => (logSumExp(others) - positive) / t },
    'You divide the finished loss by the temperature. Divide the similarities, before the exponential.',
  ),
];
