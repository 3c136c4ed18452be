import type { Exercise } from '../../exercise';
import { drawSloped, landed, type Sloped } from './inputs';
import { misconceptions } from './misconceptions';
import { hidden, probes } from './probes';
import { properties } from './properties';

/** Notebook 12: a step of gradient descent that stays on the sphere. */
export const sphereStepExercise: Exercise<Sloped> = {
  name: 'sphereStep',
  title: 'A step on the sphere',
  points: 2,
  twins: ['sphereStep'],
  wanted: '[N, D], where each point is after the step',
  reference: landed(),
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  batch: (count, random) => drawSloped(random, count, 3),
  look: 'Work out one point by hand: the point minus rate times gradient, then divided by its length.',
  hints: [
    'Two things, in this order: go down the slope, then come back to the sphere. The gradient points uphill.',
    'Down the slope: `points.sub(gradient.mul(learningRate))`, still [N, D]. These rows are longer or shorter than 1.',
    'Back to the sphere: `lib.l2Normalize` divides each row by its length, and leaves a row of zeros alone. All inside `return tf.tidy(() => …)`.',
  ],
};
