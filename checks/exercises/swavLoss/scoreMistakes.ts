import { assigned, each, rowsToOne } from '../sinkhorn/scores';
import type { Matrix } from '../../plain';
import { dot, norm, transposed } from '../vectors';
import { known, type Known } from './known';
import { logSoftmax, lossOf, shared, temperatureOf } from './views';

const softmax = (scores: Matrix, temperature: number): Matrix =>
  each(logSoftmax(scores, temperature), Math.exp);

const LENGTHS =
  'Scores are cosines, so that both projections and prototypes are brought to length 1.';

/** What is compared with what. */
const comparisonMistakes: readonly Known[] = [
  known('nothing-normalised', { compare: dot }, `Your scores are plain dot products. ${LENGTHS}`),
  known(
    'prototypes-not-normalised',
    { compare: (z, c) => dot(z, c) / norm(z) },
    `Your prototypes have any length, and long ones win. ${LENGTHS}`,
  ),
  known(
    'projections-not-normalised',
    { compare: (z, c) => dot(z, c) / norm(c) },
    `Your projections have any length, and long ones count more. ${LENGTHS}`,
  ),
  known(
    'zero-row-nan',
    { compare: (z, c) => dot(z, c) / (norm(z) * norm(c)) },
    'A row of zeros has length 0, and 0 / 0 is NaN. `lib.cosineSimilarityMatrix` takes care of that.',
  ),
];

/** Where targets come from. */
const targetMistakes: readonly Known[] = [
  known(
    'assign-ignored',
    { assign: shared },
    'Yours always calls `lib.sinkhorn`. That is only the default: call the `assign` of the options, which section 3 changes.',
  ),
  known(
    'temperature-before-assignment',
    { assign: (scores, t) => shared(each(scores, (s) => s / t)) },
    'You divide the scores by the temperature before they are assigned. `assign` has an epsilon of its own: give it the plain cosines.',
  ),
  known(
    'softmax-targets',
    { assign: (scores) => softmax(scores, 0.05) },
    'Your targets are a softmax of the scores. That knows no equal shares: use `assign`.',
  ),
  known(
    'softmax-targets',
    { assign: softmax },
    'Your targets are a softmax of the scores. That knows no equal shares: use `assign`.',
  ),
  known(
    'hard-targets',
    { assign: (s) => shared(s).map((row) => row.map((v) => (v === Math.max(...row) ? 1 : 0))) },
    'You give each picture to one prototype whole. Take the assignments as soft as they come.',
  ),
  known(
    'assignments-predict',
    { predict: (scores) => each(shared(scores), Math.log) },
    'You predict with assignments. A prediction is the softmax of a view’s own scores, divided by the temperature.',
  ),
  {
    id: 'both-views-at-once',
    mimic: ({ z1, z2, prototypes, options }) => {
      let rows: Matrix = [];
      const keep = (scores: Matrix) => {
        rows = [...rows, ...scores];
        return scores;
      };
      lossOf({ assign: keep })({ z1, z2, prototypes, options });
      const all = assigned({})({ scores: rows, options: {} });
      const halves = [all.slice(0, z1.length), all.slice(z1.length)];
      return lossOf({ assign: () => halves.shift() ?? [] })({ z1, z2, prototypes, options });
    },
    hint: 'You assign the rows of both views together. Each view is a batch of its own: call `assign` twice, [N, K] each.',
  },
];

/** What becomes of scores in a prediction. */
const predictionMistakes: readonly Known[] = [
  known(
    'temperature-forgotten',
    { temperature: () => 1 },
    'There is no temperature in yours. Divide the scores by it, before the softmax of the prediction.',
  ),
  known(
    'temperature-fixed',
    { temperature: () => 0.1 },
    'Yours always takes 0.1. That is only the default: use the `temperature` of the options.',
  ),
  ...[0.05, 0.07, 0.5, 1].map((temperature) =>
    known(
      'default-temperature',
      { temperature: (options) => options['temperature'] ?? temperature },
      'The temperature is right where it is given, not where it is left out: its default is 0.1.',
    ),
  ),
  known(
    'temperature-multiplied',
    { temperature: (options) => 1 / temperatureOf(options) },
    'You multiply by the temperature. Divide: a low one makes predictions sharp.',
  ),
  known(
    'softmax-over-batch',
    { predict: (s, t) => transposed(rowsToOne(transposed(each(s, (v) => v / t)))) },
    'Your softmax runs down the batch. A picture chooses among prototypes: along its row, axis 1.',
  ),
  known(
    'softmax-twice',
    { predict: (scores, t) => rowsToOne(softmax(scores, t)) },
    'You take the softmax twice. `tf.logSoftmax` wants the scores, divided by the temperature, and does all of it.',
  ),
  known(
    'log-of-zero',
    { predict: (scores, t) => each(softmax(scores, t), (p) => Math.log(Math.fround(p))) },
    'You take the softmax first and then its logarithm: a share that float32 rounds to 0 has none. `tf.logSoftmax` does both at once.',
  ),
];

/** Mistakes in scores, targets and predictions. */
export const scoreMistakes: readonly Known[] = [
  ...comparisonMistakes,
  ...targetMistakes,
  ...predictionMistakes,
];
