import type { Exercise } from '../../exercise';
import { drawLabelled, type Labelled } from './inputs';
import { misconceptions } from './misconceptions';
import { reference } from './pairs';
import { hidden, probes } from './probes';
import { properties } from './properties';

/** Notebook 1, third exercise: mean cosine within and between classes. */
export const classSimilarityExercise: Exercise<Labelled> = {
  name: 'classSimilarity',
  title: 'Mean similarity within and between classes',
  points: 3,
  twins: ['classSimilarity'],
  wanted: '[classes, classes]',
  reference,
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  batch: (count, random) => drawLabelled(random, count, 4, 3),
  look: 'List the pairs of one entry by hand, average their cosines, and compare.',
  hints: [
    'Start with the cosine of every embedding with every other: your `cosineSimilarityMatrix(embeddings, embeddings)`, [N, N].',
    "One-hot labels pick the classes: with `members = tf.oneHot(tf.tensor1d(Array.from(labels), 'int32'), classes).toFloat()`, [N, C], the product membersᵀ · similarities · members adds up all pairs of two classes, [C, C].",
    'Self-pairs stand on the diagonal of the [N, N] matrix: multiply it by `tf.sub(1, tf.eye(n))` before adding up.',
    'The number of pairs is n_i · n_j, less n_i on the diagonal. Where it is 0 the answer is 0: divide by `tf.maximum(pairs, 1)`.',
  ],
};
