import type { Exercise } from '../../exercise';
import { comparedBy, drawCompared, type Compared } from './inputs';
import { misconceptions } from './misconceptions';
import { hidden, probes } from './probes';
import { properties } from './properties';

const SHARED = [
  [1, 2],
  [3, -1],
];

/** Notebook 7, fourth exercise: four ways to say how alike two rows are. */
export const similarityMatrixExercise: Exercise<Compared> = {
  name: 'similarityMatrix',
  title: 'Similarity by four measures',
  points: 2,
  twins: ['similarityMatrix'],
  wanted: '[N, M], a row for each row of a and a column for each row of b',
  reference: comparedBy({}),
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  gradient: {
    draw: (random) => drawCompared(random, [2, 3, 4], 'euclidean'),
    delicate: { a: SHARED, b: SHARED, options: { measure: 'euclidean' } },
    note:
      'Your values are right, but where two rows are equal the gradient of the Euclidean distance is not ' +
      'finite: a root is infinitely steep at 0. Add 1e-12 inside the root.',
  },
  batch: (count, random) => drawCompared(random, [count, count, 4], 'squared'),
  look: 'Do the first entry by hand, row 0 of a with row 0 of b, by the measure that is shown.',
  hints: [
    'Cosine and dot product are one matrix product each: `lib.cosineSimilarityMatrix(a, b)`, and `tf.matMul(a, b, false, true)` with the rows as they are.',
    'All differences at once: `a.expandDims(1)` is [N, 1, D], `b.expandDims(0)` is [1, M, D], and their difference is [N, M, D].',
    'Square it and add up over axis 2: [N, M]. That is the squared distance; its root is the Euclidean one, with 1e-12 added inside.',
    'Both distances get a minus, `.neg()`. Choose by `if (measure === …)`, or from an object with a function for each name.',
  ],
};
