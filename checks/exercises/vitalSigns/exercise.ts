import type { Given } from '../../caller';
import type { Exercise } from '../../exercise';
import { fieldsOf } from '../../result';
import { misconceptions } from './misconceptions';
import { drawViews, hidden, probes } from './probes';
import { properties } from './properties';
import { signsWith, type Viewed } from './signs';

const PLACES = ['alignment', 'uniformity', 'dimensions'] as const;

/** The three numbers; nothing where one is missing. */
function numbersOf(given: Given | undefined): number[] | undefined {
  const fields = fieldsOf(given);
  const numbers = PLACES.map((name) => fields[name]);
  return numbers.every((each): each is number => typeof each === 'number') ? numbers : undefined;
}

/** Notebook 11, first exercise: three numbers to watch a training by. */
export const vitalSignsExercise: Exercise<Viewed> = {
  name: 'vitalSigns',
  title: 'Alignment, uniformity, dimensions',
  points: 3,
  twins: ['vitalSigns', 'alignment', 'uniformity'],
  wanted: 'an object { alignment, uniformity, dimensions } of three numbers',
  measure: { of: ([given]) => numbersOf(given) },
  place: (index) => PLACES[index] ?? '',
  reference: signsWith(),
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  batch: (count, random) => drawViews(random, count, 4),
  look: 'Your answer is shown as three numbers: alignment, uniformity, dimensions. Work out the first input by hand: its unit rows have entries of 0.6, 0.8, 0 and 1.',
  hints: [
    'Begin with `const [u, v] = [lib.l2Normalize(z1), lib.l2Normalize(z2)]`. The alignment is `u.sub(v).square().sum(1).mean()`.',
    'Squared distances of all rows: with `const s = u.square().sum(1, true)`, [N, 1], they are `s.add(s.transpose()).sub(tf.matMul(u, u, false, true).mul(2))`, [N, N]. Take the exponential of −2 times them, add up, take the diagonal (N ones) away, and divide by N (N − 1).',
    'Take the mean of each column away: `u.sub(u.mean(0))`. The covariance is `tf.matMul(c, c, true)`, [D, D]; dividing by N − 1 changes nothing in the ratio.',
    'The trace of the covariance is `c.square().sum()`. So dimensions = trace² / `covariance.square().sum()`, and 0 where the trace is below 1e-12.',
    '`tensor.dataSync()[0] ?? NaN` takes a number out. Put `tf.tidy(() => { … return { alignment, uniformity, dimensions }; })` around all of it.',
  ],
};
