import type { Pairs } from './inputs';
import { pairLoss, pairsOf, sum, type Known, type Pair } from './loss';
import { mean } from '../vectors';

const losses = (inputs: Pairs): number[] =>
  pairsOf(inputs).map((pair) => pairLoss(pair, pair.squared));

/** The same h for every pair, or one h too many, times what the labels are on average. */
const averaged = (pairs: readonly Pair[], hs: readonly number[]): number => {
  const share = mean(pairs.map(({ similar }) => similar));
  const margin = pairs[0]?.margin ?? NaN;
  const push = mean(hs.map((h) => Math.max(0, margin - h)));
  return (share * mean(hs) + (1 - share) * push) / 2;
};

/** How the batch becomes one number. */
export const batchMistakes: readonly Known[] = [
  {
    id: 'sum-not-mean',
    mimic: (inputs) => sum(losses(inputs)),
    hint: 'You add up the losses of all pairs. Take their mean: a larger batch must not give a larger loss.',
  },
  {
    id: 'not-averaged',
    mimic: losses,
    hint: 'These are the losses of the pairs, one each. Training needs a single number: end with `.mean()`.',
  },
  {
    id: 'averaged-by-kind',
    mimic: (inputs) => {
      const of = (kind: number) =>
        pairsOf(inputs)
          .filter(({ similar }) => similar === kind)
          .map((pair) => pairLoss(pair, pair.squared));
      return mean(of(1)) + mean(of(0));
    },
    hint: 'You average the two kinds of pairs separately. Divide by the number of all pairs: one `.mean()` at the end.',
  },
  {
    id: 'axis-missing',
    mimic: (inputs) => {
      const pairs = pairsOf(inputs);
      return averaged(pairs, [sum(pairs.map(({ squared }) => squared))]);
    },
    hint: 'You add up the squares of the whole batch. Every pair has its own h: give `sum` its axis, `sum(1)`.',
  },
  {
    id: 'wrong-axis',
    mimic: (inputs) => columnwise(pairsOf(inputs)),
    hint: 'You add up along axis 0, over the batch. Every pair has its own h: add along its row, `sum(1)`.',
  },
  {
    id: 'keepdims-broadcast',
    mimic: (inputs) => {
      const pairs = pairsOf(inputs);
      return averaged(
        pairs,
        pairs.map(({ squared }) => squared),
      );
    },
    hint: 'Your h is a column, [N, 1]; with `similar`, [N], that makes a table of every h with every label. Leave `keepDims` out: `sum(1)`.',
  },
];

/** @throws RangeError where TensorFlow refuses a [D] with an [N]. */
function columnwise(pairs: readonly Pair[]): number {
  const dim = pairs[0]?.x.length ?? 0;
  const columns = Array.from({ length: dim }, (_, d) =>
    sum(pairs.map(({ difference }) => (difference[d] ?? NaN) ** 2)),
  );
  if (dim === pairs.length) return mean(pairs.map((pair, n) => pairLoss(pair, columns[n] ?? NaN)));
  if (dim !== 1 && pairs.length !== 1) throw new RangeError('shapes differ');
  return averaged(pairs, columns);
}
