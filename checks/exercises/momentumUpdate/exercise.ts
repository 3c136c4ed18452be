import type { Exercise } from '../../exercise';
import { afterUpdate, ENTRIES } from './afterUpdate';
import { drawTwins, type Twins } from './inputs';
import { misconceptions } from './misconceptions';
import { hidden, probes } from './probes';
import { properties } from './properties';
import { after } from './rule';

/** Notebook 9, first exercise: a network that follows another one slowly. */
export const momentumUpdateExercise: Exercise<Twins> = {
  name: 'momentumUpdate',
  title: 'Momentum update',
  points: 2,
  twins: ['momentumUpdate', 'momentumCopy'],
  wanted: 'nothing: the variables of `target.weights` change in place',
  measure: afterUpdate,
  place: (index) => ENTRIES[index] ?? '',
  reference: after(),
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  batch: (count, random) => drawTwins(random, count, {}),
  look: 'Work out one weight by hand: momentum times the old one, plus what is left to 1 times the online one.',
  hints: [
    'Both networks have the same names: `target.weights[name]` and `online.weights[name]` belong together. Go through them with `Object.entries(target.weights)`.',
    'The new value is m · target + (1 − m) · online: `variable.mul(momentum).add(…)`. With m = 0.999 the target moves by a thousandth of the difference.',
    'A tensor is never changed, a variable is: `variable.assign(newValue)` puts new numbers into it, and the network it belongs to uses them at once.',
    'Inside `tf.tidy(() => { for (const [name, variable] of Object.entries(target.weights)) { … } })`: one `assign` for each variable, and nothing to return.',
  ],
};
