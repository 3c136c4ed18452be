import { surprise } from './contrast';
import { spoiled, type Spoiled } from './known';
import { logSumExp, mean } from '../vectors';

/** What stands in the denominator. */
export const candidateMistakes: readonly Spoiled[] = [
  spoiled(
    'positive-left-out',
    { each: ({ positive, negatives }) => logSumExp(negatives) - positive },
    'The positive is missing from your denominator, so the loss can fall below 0. It is one of the 1 + K candidates: put it beside the negatives.',
  ),
  spoiled(
    'positive-counted-twice',
    {
      each: ({ positive, negatives }) => logSumExp([positive, positive, ...negatives]) - positive,
    },
    'Your denominator counts the positive twice. There are 1 + K candidates.',
  ),
  spoiled(
    'other-positives-counted',
    {
      each: ({ positive, positives, negatives }) =>
        logSumExp([...positives, ...negatives]) - positive,
    },
    'Your denominator holds the positives of all queries. Each query has one positive, row i: compare row by row, not all with all.',
  ),
  spoiled(
    'batch-as-negatives',
    { each: ({ positive, positives }) => logSumExp(positives) - positive },
    'Your negatives are the other queries’ positives. Here the negatives are given: the third argument.',
  ),
  spoiled(
    'hardest-negative-only',
    {
      each: ({ positive, negatives }) =>
        surprise({ positive, negatives: [Math.max(...negatives)], positives: [] }),
    },
    'Only the most similar negative is in your denominator. All K are.',
  ),
  spoiled(
    'one-negative-at-a-time',
    {
      each: ({ positive, negatives }) =>
        mean(negatives.map((n) => surprise({ positive, negatives: [n], positives: [] }))),
    },
    'You compare the positive with one negative at a time and average. All negatives stand in one denominator.',
  ),
  spoiled(
    'one-negative-at-a-time',
    {
      each: ({ positive, negatives }) =>
        negatives.reduce(
          (sum, n) => sum + surprise({ positive, negatives: [n], positives: [] }),
          0,
        ),
    },
    'You compare the positive with one negative at a time and add up. All negatives stand in one denominator.',
  ),
  spoiled(
    'mean-of-the-negatives',
    {
      each: ({ positive, negatives }) =>
        Math.log(Math.exp(positive) + Math.exp(logSumExp(negatives)) / negatives.length) - positive,
    },
    'You average the negatives’ exponentials. Add them up: the loss grows with the number of negatives.',
  ),
  spoiled(
    'mean-in-the-denominator',
    {
      each: (question) => surprise(question) - Math.log(1 + question.negatives.length),
    },
    'Your denominator is a mean. It is the sum of the 1 + K exponentials.',
  ),
  spoiled(
    'denominator-missing',
    { each: ({ positive }) => -positive },
    'Your loss has no denominator: nothing pushes the negatives away.',
  ),
];
