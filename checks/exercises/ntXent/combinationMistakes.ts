import { known, type Known } from './known';
import { lossOf, type Question } from './views';
import { logSumExp, mean } from '../vectors';

const share = ({ others, positive }: Question): number => Math.exp(positive - logSumExp(others));

/** The largest logit whose exponential float32 can hold. */
const LARGEST_LOGIT = Math.log(3.4028235e38);

/** What becomes of the anchors' losses. */
const totals: readonly Known[] = [
  known(
    'summed',
    { combine: (losses) => losses.reduce((sum, v) => sum + v, 0) },
    'You add up the losses of the anchors. Their mean is wanted, so that the batch size does not matter.',
  ),
  known(
    'divided-by-n',
    { combine: (losses) => 2 * mean(losses) },
    'You divide by N, but there are 2N anchors: both views of every picture.',
  ),
  known(
    'sign-flipped',
    { combine: (losses) => -mean(losses) },
    'Your sign is the wrong way round: the loss is −log of a probability, never below 0.',
  ),
  known(
    'log-of-the-mean',
    { each: share, combine: (shares) => -Math.log(mean(shares)) },
    'You take the log of the mean probability. Take it for every anchor, then the mean: one anchor that is badly wrong must hurt.',
  ),
];

/** What becomes of numerator and denominator. */
const fractions: readonly Known[] = [
  known(
    'log-missing',
    { each: share },
    'You average probabilities. The loss of an anchor is −log of its probability.',
  ),
  known(
    'log-missing',
    { each: (question) => -share(question) },
    'You average negative probabilities. The loss of an anchor is −log of its probability.',
  ),
  known(
    'exponential-missing',
    { each: ({ others, positive }) => Math.log(others.reduce((s, v) => s + v, 0)) - positive },
    'You add up the similarities themselves. The denominator is the sum of their exponentials.',
  ),
  known(
    'denominator-missing',
    { each: ({ positive }) => -positive },
    'Your loss has no denominator: nothing pushes different pictures apart. Add the log of the sum over the 2N − 1 others.',
  ),
  known(
    'mean-in-the-denominator',
    { each: ({ others, positive }) => logSumExp(others) - Math.log(others.length) - positive },
    'Your denominator is a mean. It is the sum of the exponentials: the loss grows with the number of candidates.',
  ),
  {
    id: 'one-sum-for-all',
    mimic: (inputs) =>
      lossOf({ each: ({ others }) => logSumExp(others), combine: logSumExp })(inputs) -
      lossOf({ each: ({ positive }) => positive })(inputs),
    hint: 'You add up the denominators of all anchors. Every anchor has its own: give the sum its axis, 1.',
  },
];

/** What shows where numbers are large or small. */
const extremes: readonly Known[] = [
  known(
    'exp-overflow',
    {
      each: ({ others, positive }) =>
        Math.max(...others) > LARGEST_LOGIT ? NaN : logSumExp(others) - positive,
    },
    'At a low temperature exp() is larger than float32 can hold. `tf.logSumExp(logits, 1)` does the log of the sum without that; so do `tf.logSoftmax` and the cross-entropy.',
  ),
  ...[1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4].map((epsilon) =>
    known(
      'epsilon-in-the-log',
      { each: (question) => -Math.log(share(question) + epsilon) },
      'The number that you add inside the log hides how wrong a hard anchor is. `tf.logSumExp` needs none.',
    ),
  ),
];

/** How numerator and denominator become one number. */
export const combinationMistakes: readonly Known[] = [...totals, ...fractions, ...extremes];
