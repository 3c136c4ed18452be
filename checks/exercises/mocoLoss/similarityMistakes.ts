import { dot, logSumExp, norm } from '../vectors';
import { known, lossOf, type Known } from './loss';

/** One temperature in place of the option. */
const fixed = (id: string, temperature: number, hint: string): Known => ({
  id,
  mimic: (inputs) => lossOf({})({ ...inputs, options: { temperature } }),
  hint,
});

const PLAIN =
  'That is the plain dot product, which grows with the length of the rows. Bring queries and keys to length 1 first.';

/** How two rows are compared, and where the temperature goes. */
export const similarityMistakes: readonly Known[] = [
  known('not-normalised', { compare: dot }, PLAIN),
  known(
    'queries-not-normalised',
    { compare: (x, y) => dot(x, y) / norm(y) },
    'Your queries keep their lengths. Only directions count: bring them to length 1 as well.',
  ),
  {
    id: 'keys-not-normalised',
    mimic: (inputs) => {
      const { keys } = inputs;
      const isKey = (y: readonly number[]) => keys.includes(y);
      const compare = (x: readonly number[], y: readonly number[]) =>
        dot(x, y) / (norm(x) * (isKey(y) ? 1 : norm(y)));
      return lossOf({ compare })(inputs);
    },
    hint: 'The rows of the queue have length 1, your keys of this batch do not. Bring them to length 1 as well.',
  },
  known(
    'zero-row-nan',
    { compare: (x, y) => dot(x, y) / (norm(x) * norm(y)) },
    'A row of zeros has length 0, and 0 / 0 is NaN. `lib.l2Normalize` and `lib.cosineSimilarity` mind it.',
  ),
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
  ...[0.1, 0.2, 0.5, 1].map((temperature): Known => ({
    id: 'default-temperature',
    mimic: (inputs) => lossOf({})({ ...inputs, options: { temperature, ...inputs.options } }),
    hint: 'The temperature is right where it is given, not where it is left out: its default is 0.07.',
  })),
  known(
    'temperature-multiplied',
    { logit: (s, t) => s * t },
    'You multiply by the temperature. Divide: a low one spreads the similarities apart.',
  ),
  known(
    'temperature-after-the-log',
    {
      logit: (s) => s,
      each: ({ positive, negatives }, t) => (logSumExp([positive, ...negatives]) - positive) / t,
    },
    'You divide the finished loss by the temperature. Divide the similarities, before the exponential.',
  ),
];
