import { surprise, type Question } from './contrast';
import { spoiled, type Spoiled } from './known';
import { logSumExp, mean } from '../vectors';

const share = (question: Question): number => Math.exp(-surprise(question));

/** The largest logit whose exponential float32 can hold. */
const LARGEST_LOGIT = Math.log(3.4028235e38);

/** How numerator and denominator become one number. */
export const combinationMistakes: readonly Spoiled[] = [
  spoiled(
    'summed',
    { combine: (losses) => losses.reduce((sum, v) => sum + v, 0) },
    'You add up the losses of the queries. Their mean is wanted.',
  ),
  spoiled(
    'sign-flipped',
    { combine: (losses) => -mean(losses) },
    'Your sign is the wrong way round: the loss is −log of a share, never below 0.',
  ),
  spoiled(
    'log-of-the-mean',
    { each: share, combine: (shares) => -Math.log(mean(shares)) },
    'You take the log of the mean share. Take it for each query, then the mean: one query that is badly wrong must hurt.',
  ),
  spoiled(
    'log-missing',
    { each: share },
    'You average shares. The loss of a query is −log of its share.',
  ),
  spoiled(
    'log-missing',
    { each: (question) => 1 - share(question) },
    'You average 1 − share. The loss of a query is −log of its share.',
  ),
  spoiled(
    'log-of-base-two',
    { each: (question) => surprise(question) / Math.LN2 },
    'You count in bits. The loss is in nats: the natural logarithm, `log()`.',
  ),
  spoiled(
    'exponential-missing',
    {
      each: ({ positive, negatives }) =>
        Math.log(negatives.reduce((s, v) => s + v, positive)) - positive,
    },
    'You add up the similarities themselves. The denominator is the sum of their exponentials.',
  ),
  spoiled(
    'exp-overflow',
    {
      each: (question) =>
        Math.max(question.positive, ...question.negatives) > LARGEST_LOGIT
          ? NaN
          : surprise(question),
    },
    'At a low temperature exp() is larger than float32 can hold. `tf.logSumExp(logits, 1)` does the log of the sum without that.',
  ),
  ...[1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4].map((epsilon) =>
    spoiled(
      'epsilon-in-the-log',
      { each: (question) => -Math.log(share(question) + epsilon) },
      'The number that you add inside the log hides how wrong a hard query is. `tf.logSumExp` needs none.',
    ),
  ),
];

/** Where the temperature goes. */
export const temperatureMistakes: readonly Spoiled[] = [
  spoiled(
    'temperature-forgotten',
    { logit: (s) => s },
    'There is no temperature in yours. Divide every similarity by it, before the exponential.',
  ),
  spoiled(
    'temperature-multiplied',
    { logit: (s, t) => s * t },
    'You multiply by the temperature. Divide: a low one spreads the similarities apart.',
  ),
  spoiled(
    'temperature-on-one-side',
    {
      each: ({ positive, negatives }, t) => logSumExp([positive, ...negatives]) - positive * t,
    },
    'Only your denominator has the temperature. The positive in the numerator is divided by it too.',
  ),
  spoiled(
    'temperature-on-one-side',
    {
      each: ({ positive, negatives }, t) =>
        logSumExp([positive, ...negatives.map((v) => v * t)]) - positive,
    },
    'Your negatives are not divided by the temperature. Every similarity is.',
  ),
  spoiled(
    'temperature-on-one-side',
    {
      each: ({ positive, negatives }, t) => logSumExp([positive * t, ...negatives]) - positive * t,
    },
    'Your positive is not divided by the temperature. Every similarity is.',
  ),
  spoiled(
    'temperature-after-the-log',
    { logit: (s) => s, each: (question, t) => surprise(question) / t },
    'You divide the finished loss by the temperature. Divide the similarities, before the exponential.',
  ),
];
