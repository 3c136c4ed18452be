import type { Exercise } from '../../exercise';
import { combinationMistakes } from './combinationMistakes';
import { comparisonMistakes } from './comparisonMistakes';
import { drawPairs, lossOf, type Pairs } from './pairs';
import { hidden, probes } from './probes';
import { properties } from './properties';
import { scalingMistakes } from './scaleMistakes';

/** Notebook 8, first exercise: pictures and texts that find each other. */
export const clipLossExercise: Exercise<Pairs> = {
  name: 'clipLoss',
  title: 'The loss of CLIP',
  points: 4,
  twins: ['clipLoss'],
  wanted: '[], a scalar: the mean of both directions',
  reference: lossOf({}),
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions: [...scalingMistakes, ...combinationMistakes, ...comparisonMistakes],
  gradient: {
    draw: (random) => drawPairs(random, 3, 4, { logitScale: 0.7 }),
    delicate: {
      images: [
        [0, 0],
        [1, 2],
      ],
      texts: [
        [1, 1],
        [2, 1],
      ],
      options: { temperature: 0.5 },
    },
    note:
      'At a row of zeros your loss is right, but its gradient is not finite: a square root at 0 does that, `tf.norm` too. ' +
      'A tiny number inside the square root keeps training safe.',
  },
  batch: (count, random) => drawPairs(random, count, 4, { temperature: 0.5 }),
  look: 'Work out one picture by hand: its cosines with all texts, scaled, and the share of its own text.',
  hints: [
    'One matrix holds everything: the cosine of every picture with every text, `lib.cosineSimilarityMatrix(images, texts)`, [N, N]. Row i is what picture i chooses from, column j what text j chooses from.',
    'The scale is a number to multiply by: `1 / temperature`, or, where there is a `logitScale`, its exponential, but 100 at most: `tf.minimum(tf.exp(logitScale), 100)`.',
    'The right answers are on the diagonal. Nothing is masked: a picture and its text are two things, and both stay among the candidates.',
    'For one direction: `tf.logSumExp(logits, 1)` less the diagonal, then the mean. Or the cross-entropy of softmax with labels 0 … N − 1, or with `tf.eye(n)` as one-hot labels.',
    'For the other direction do the same with `logits.transpose()` (or `tf.logSumExp(logits, 0)`; the diagonal is the same). The loss is the mean of both.',
  ],
};
