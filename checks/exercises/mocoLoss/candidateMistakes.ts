import { known, type Known, type Question } from './loss';
import { logSumExp } from '../vectors';

/** Who is compared with whom. */
export const candidateMistakes: readonly Known[] = [
  known(
    'positive-left-out',
    { each: ({ positive, negatives }) => logSumExp(negatives) - positive },
    'The positive is missing from your denominator. It is one of the 1 + K candidates: put its similarity beside those of the queue.',
  ),
  known(
    'batch-as-negatives',
    { negatives: (i, { keys, queue }) => [...keys.filter((_, k) => k !== i), ...queue] },
    'You take the other keys of the batch for negatives too. In MoCo the negatives come from the queue alone.',
  ),
  known(
    'queue-ignored',
    { negatives: (i, { keys }) => keys.filter((_, k) => k !== i) },
    'Your negatives are the other keys of the batch, as in SimCLR. They should come from the queue, however small the batch is.',
  ),
  known(
    'wrong-label',
    {
      positive: (_, { queue }) => queue[0] ?? [],
      negatives: (i, { keys, queue }) => [...queue.slice(1), keys[i] ?? []],
    },
    'You take the first row of the queue for the positive. With the labels 0, the similarity to the key must stand in the first column.',
  ),
  known(
    'positive-counted-twice',
    { each: ({ positive, negatives }) => logSumExp([positive, positive, ...negatives]) - positive },
    'Your denominator counts the positive twice.',
  ),
  known(
    'roles-swapped',
    { anchor: (i, { keys }) => keys[i] ?? [], positive: (i, { queries }) => queries[i] ?? [] },
    'You compare the keys with the queue. The queries are what is trained: they must be told from the queue.',
  ),
  known(
    'positives-only',
    { each: ({ positive }) => -positive },
    'Your loss has no negatives: nothing pushes apart. The queue belongs in the denominator.',
  ),
];

const share = ({ positive, negatives }: Question): number =>
  Math.exp(positive - logSumExp([positive, ...negatives]));

/** The largest logit whose exponential float32 can hold. */
const LARGEST_LOGIT = Math.log(3.4028235e38);

/** What becomes of the similarities. */
export const fractionMistakes: readonly Known[] = [
  known(
    'summed',
    { combine: (losses) => losses.reduce((sum, v) => sum + v, 0) },
    'You add up the losses of the queries. Their mean is wanted, so that the batch size does not matter.',
  ),
  known(
    'not-averaged',
    { combine: (losses) => losses },
    'These are the losses of the queries, one each. Training needs a single number: end with `.mean()`.',
  ),
  known(
    'sign-flipped',
    { each: (question) => Math.log(share(question)) },
    'Your sign is the wrong way round: the loss is −log of a probability, never below 0.',
  ),
  known(
    'log-missing',
    { each: share },
    'You average probabilities. The loss of a query is −log of its probability.',
  ),
  known(
    'exp-overflow',
    {
      each: ({ positive, negatives }) => {
        const all = [positive, ...negatives];
        return Math.max(...all) > LARGEST_LOGIT ? NaN : logSumExp(all) - positive;
      },
    },
    'At a low temperature exp() is larger than float32 can hold. `tf.logSumExp(logits, 1)` does the log of the sum without that.',
  ),
  ...[1e-9, 1e-8, 1e-7, 1e-6, 1e-5].map((epsilon) =>
    known(
      'epsilon-in-the-log',
      { each: (question) => -Math.log(share(question) + epsilon) },
      'The number that you add inside the log hides how wrong a hard query is. `tf.logSumExp` needs none.',
    ),
  ),
];
