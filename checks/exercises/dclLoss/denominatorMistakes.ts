import { dcl, over, perPair, total, type Known, type Pair } from './pair';
import { logSumExp } from '../vectors';

const known = (id: string, loss: (pair: Pair) => number, hint: string): Known => ({
  id,
  mimic: perPair(loss),
  hint,
});

/** DCL with other similarities in the denominator. */
const among = (id: string, terms: (pair: Pair) => readonly number[], hint: string): Known =>
  known(
    id,
    (pair) => logSumExp(over(terms(pair), pair.temperature)) - pair.positive / pair.temperature,
    hint,
  );

const noMean = (values: readonly number[]): number => total(values) / values.length;

/** Mistakes in what stands in the denominator. */
const termMistakes: readonly Known[] = [
  among(
    'negatives-of-the-positive',
    ({ partners }) => partners,
    'You take the negatives of the positive. Those of the anchor are wanted: compare `anchorNegative` with `anchorPositive`. The mean over a batch hides this, the single losses do not.',
  ),
  among(
    'pairs-from-the-wrong-side',
    ({ towards }) => towards,
    'You compare `negative` with the anchor. That is right by luck, as long as s(a, b) = s(b, a): a negative pair belongs to its anchor, `anchorNegative`.',
  ),
  among(
    'negatives-of-both',
    ({ negatives, partners }) => [...negatives, ...partners],
    'Your sum holds the negatives of the anchor and those of the positive. Only the anchor’s belong to it; the positive has its turn as an anchor.',
  ),
  among(
    'all-negatives',
    ({ all }) => all,
    'Your sum runs over all negative pairs of the batch. Keep those whose `anchorNegative` is the anchor of the positive pair.',
  ),
  among(
    'positive-in-denominator',
    ({ positive, negatives }) => [...negatives, positive],
    'The positive is in your denominator: that is InfoNCE. DCL is the loss that leaves it out.',
  ),
  among(
    'all-positives-in-denominator',
    ({ positives, negatives }) => [...negatives, ...positives],
    'All positives of the anchor are in your denominator. DCL keeps none of them there: only negatives.',
  ),
  among(
    'positives-in-place-of-negatives',
    ({ positives }) => positives,
    'Your sum runs over the positives of the anchor. The denominator holds its negatives.',
  ),
  among(
    'others-count-as-zero',
    ({ negatives, all }) => [...negatives, ...all.slice(negatives.length).map(() => 0)],
    'Pairs of other anchors became 0, and exp(0) is 1: they still count. Make them so negative that their exponential is 0, with `tf.where(mask, values, -1e9)`.',
  ),
  among(
    'hardest-negative-only',
    ({ negatives }) => [Math.max(...negatives)],
    'Only the closest negative of each anchor counts in yours. The denominator adds up all of them.',
  ),
];

/** Mistakes in the steps from similarities to the logarithm. */
const orderMistakes: readonly Known[] = [
  known(
    'sum-of-logs',
    ({ positive, negatives, temperature }) => (total(negatives) - positive) / temperature,
    'Your logarithm comes before the sum, and so undoes the exponential. First exp, then the sum, then log.',
  ),
  known(
    'mean-of-logs',
    ({ positive, negatives, temperature }) => (noMean(negatives) - positive) / temperature,
    'Your logarithm comes before the mean, and so undoes the exponential. First exp, then the sum, then log.',
  ),
  known(
    'mean-of-negatives',
    (pair) => dcl(pair) - Math.log(pair.negatives.length),
    'You average the exponentials of the negatives. The denominator adds them up: `sum`, not `mean`.',
  ),
  known(
    'logs-of-partial-sums',
    ({ positive, negatives, partners, temperature }) =>
      logSumExp(over(negatives, temperature)) +
      logSumExp(over(partners, temperature)) -
      positive / temperature,
    'You add the logarithms of two sums. The denominator is one sum with one logarithm, over the anchor’s negatives.',
  ),
  known(
    'logarithm-missing',
    ({ positive, negatives, temperature }) =>
      Math.exp(positive / temperature - logSumExp(over(negatives, temperature))),
    'That is the quotient itself. The loss is its logarithm, with a minus.',
  ),
  known(
    'logarithm-missing',
    ({ positive, negatives, temperature }) =>
      -Math.exp(positive / temperature - logSumExp(over(negatives, temperature))),
    'That is the quotient itself. The loss is its logarithm, with a minus.',
  ),
  known(
    'largest-not-added-back',
    (pair) => dcl(pair) - Math.max(...over(pair.negatives, pair.temperature)),
    'You take the largest number out of the exponentials of the negatives and never put it back. Subtract it from the positive too, or add it to the logarithm.',
  ),
];

/** Mistakes below the fraction line. */
export const denominatorMistakes: readonly Known[] = [...termMistakes, ...orderMistakes];
