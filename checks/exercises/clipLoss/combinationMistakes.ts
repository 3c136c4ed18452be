import { known, surprise, type Known, type Question } from './pairs';
import { logSumExp, mean } from '../vectors';

const share = (question: Question): number => Math.exp(-surprise(question));
const sum = (x: readonly number[]): number => x.reduce((total, v) => total + v, 0);

/** The largest logit whose exponential float32 can hold. */
const LARGEST_LOGIT = Math.log(3.4028235e38);

/** Who chooses among whom. */
const directions: readonly Known[] = [
  known(
    'one-direction',
    { combine: (ofImages) => mean(ofImages) },
    'Only the pictures choose a text. The texts choose a picture as well: the same with the logits transposed.',
  ),
  known(
    'one-direction',
    { combine: (_, ofTexts) => mean(ofTexts) },
    'Only the texts choose a picture. The pictures choose a text as well: the same with the logits not transposed.',
  ),
  known(
    'directions-added',
    { combine: (a, b) => mean(a) + mean(b) },
    'You add up the two directions. The loss is their mean: divide by 2.',
  ),
];

/** What becomes of the rows' losses. */
const totals: readonly Known[] = [
  known(
    'summed',
    { combine: (a, b) => (sum(a) + sum(b)) / 2 },
    'You add up the losses of the rows. Their mean is wanted, so that the batch size does not matter.',
  ),
  known(
    'summed',
    { combine: (a, b) => sum(a) + sum(b) },
    'You add up all losses. The mean over the rows and over both directions is wanted.',
  ),
  known(
    'sign-flipped',
    { combine: (a, b) => -(mean(a) + mean(b)) / 2 },
    'Your sign is the wrong way round: the loss is −log of a probability, never below 0.',
  ),
  known(
    'log-of-the-mean',
    {
      each: share,
      combine: (a, b) => -(Math.log(mean(a)) + Math.log(mean(b))) / 2,
    },
    'You take the log of the mean probability. Take it for every row, then the mean: one row that is badly wrong must hurt.',
  ),
  known(
    'log-missing',
    { each: share },
    'You average probabilities. The loss of a row is −log of its probability.',
  ),
  known(
    'log-missing',
    { each: (question) => -share(question) },
    'You average negative probabilities. The loss of a row is −log of its probability.',
  ),
];

/** What stands in the denominator. */
const denominators: readonly Known[] = [
  known(
    'positive-left-out',
    { each: ({ all, partner, at }) => logSumExp(all.filter((_, k) => k !== at)) - partner },
    'Your denominator leaves the partner out. In CLIP nothing is masked: every row has all N candidates.',
  ),
  known(
    'denominator-missing',
    { each: ({ partner }) => -partner },
    'Your loss has no denominator: nothing pushes pictures and foreign texts apart. Add the log of the sum over all N.',
  ),
  known(
    'mean-in-the-denominator',
    { each: ({ all, partner }) => logSumExp(all) - Math.log(all.length) - partner },
    'Your denominator is a mean. It is the sum of the exponentials: the loss grows with the number of candidates.',
  ),
];

/** What shows where numbers are large. */
const extremes: readonly Known[] = [
  known(
    'exp-overflow',
    {
      each: (question) => (Math.max(...question.all) > LARGEST_LOGIT ? NaN : surprise(question)),
    },
    'At a low temperature exp() is larger than float32 can hold. `tf.logSumExp(logits, 1)` does the log of the sum without that; so do `tf.logSoftmax` and the cross-entropy.',
  ),
  ...[1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4].map((epsilon) =>
    known(
      'epsilon-in-the-log',
      { each: (question) => -Math.log(share(question) + epsilon) },
      'The number that you add inside the log hides how wrong a hard row is. `tf.logSumExp` needs none.',
    ),
  ),
];

/** How numerators and denominators become one number. */
export const combinationMistakes: readonly Known[] = [
  ...directions,
  ...totals,
  ...denominators,
  ...extremes,
];
