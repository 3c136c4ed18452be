import type { Exercise } from '../../exercise';
import { zeroRowNote } from '../zeroRowNote';
import { misconceptions } from './misconceptions';
import { hidden, probes } from './probes';
import { properties } from './properties';
import { drawViews, lossOf, type Views } from './views';

/** Notebook 4, second exercise: SimCLR's loss. */
export const ntXentExercise: Exercise<Views> = {
  name: 'ntXent',
  title: 'NT-Xent, the loss of SimCLR',
  points: 4,
  twins: ['ntXent', 'infoNce'],
  wanted: '[], a scalar: the mean over the 2N anchors',
  reference: lossOf({}),
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  gradient: {
    draw: (random) => drawViews(random, 3, 4, { temperature: 0.5 }),
    delicate: {
      z1: [
        [0, 0],
        [1, 2],
      ],
      z2: [
        [1, 1],
        [2, 1],
      ],
      options: { temperature: 0.5 },
    },
    note: zeroRowNote(),
  },
  batch: (count, random) => drawViews(random, count, 4, { temperature: 0.5 }),
  look: 'Work out one anchor by hand: its similarity to the partner, and those to all other views.',
  hints: [
    'Row-wise similarities are not enough: every view meets every other. Stack both views, `tf.concat([z1, z2])`, [2N, D], and work out all similarities afresh.',
    'All pairs at once: `lib.cosineSimilarityMatrix(views, views)`, [2N, 2N]. Divide it by the temperature and you have the logits: row i holds everything that anchor i can choose from.',
    'The denominator of row i leaves out (i, i), nothing else; the positive stays in. Subtract a huge number on the diagonal, `tf.eye(2 * n).mul(1e9)`, and exp() makes it 0.',
    'Row i of z1 is an anchor, and so is row i of z2: (i, j) and (j, i) share a numerator, but their denominators differ. So there are 2N losses.',
    'The numerators are the row-wise similarities of z1 and z2, divided by the temperature, once for each view: `tf.tile(positives, [2])`, [2N]. Or look in the table at row i, column i + N, and back.',
    '−log(exp(p) / Σ exp(x)) is log Σ exp(x) − p. `tf.logSumExp(logits, 1)` is its first part for every row; subtract the positives, then `.mean()`.',
  ],
};
