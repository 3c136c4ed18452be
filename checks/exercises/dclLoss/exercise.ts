import type { Exercise } from '../../exercise';
import { drawLabels } from '../pairIndices/pairs';
import { drawSimilarities, mirrored, pairsOf, type Pairs } from './inputs';
import { misconceptions } from './misconceptions';
import { reference } from './pair';
import { apart, hidden, probes } from './probes';
import { properties } from './properties';

/** Notebook 2, second exercise: the decoupled contrastive loss of every positive pair. */
export const dclLossExercise: Exercise<Pairs> = {
  name: 'dclLoss',
  title: 'Decoupled contrastive loss, pair by pair',
  points: 3,
  twins: ['dclLoss', 'dclBatchLoss'],
  wanted: '[P], one loss for each positive pair',
  reference,
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  gradient: {
    draw: (random) =>
      pairsOf(drawLabels(random, 6, 3), mirrored(drawSimilarities(random, 6)), {
        temperature: 0.3,
      }),
    of: ['positivePairs', 'negativePairs'],
    delicate: apart,
    note: 'Where similarities are far apart at temperature 0.01, your value is right but its gradient is not finite. `tf.logSumExp` over numbers such as −1e9 in place of −Infinity keeps training safe.',
  },
  batch: (count, random) =>
    pairsOf(drawLabels(random, count, 3), mirrored(drawSimilarities(random, count))),
  look: 'Take the first positive pair. Which negatives have the same anchor? Work out its loss by hand from these, then the second.',
  hints: [
    'The logarithm of a quotient is a difference, so the loss is log Σ exp(s_n / τ) − s_p / τ. Divide both lists by the temperature first.',
    "Which negative belongs to which positive pair is a table [P, M]: `anchors.expandDims(1).equal(owners).toFloat()` has a 1 where both have one anchor. Make `anchors` by `tf.tensor1d(indices.anchorPositive, 'int32')`, and `owners` of `anchorNegative`.",
    'A term that must not count gets an exponent so low that its exponential is 0. `isOwn.sub(1).mul(1e9)` is 0 for the anchor’s own negatives and −1e9 for all others: add it to the negatives, and every row of [P, M] has its own.',
    '`tf.logSumExp(table, 1)` adds up each row, [P]. Subtract the positives, put all of it inside `return tf.tidy(() => …)`, and ask for empty lists before: then `return tf.scalar(0)`.',
  ],
};
