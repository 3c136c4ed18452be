import { edgeMistakes, KEEP_DIMS } from '../pairMistakes';
import { lengthMistakes } from '../lengthMistakes';
import { cosine, dividedAcross, dot, mean, norm, transposed, unitVectors } from '../vectors';
import { known, paid, right, type Known } from './loss';

type Vector = readonly number[];
const difference = (x: Vector, y: Vector): Vector => x.map((v, d) => v - (y[d] ?? NaN));
const squared = (x: Vector, y: Vector): number => dot(difference(x, y), difference(x, y));

const measures: readonly Known[] = [
  known(
    'sign-flipped',
    (p, t) => -right(p, t),
    'Your loss is largest where predictions are right, and training makes it small. Turn the sign round.',
  ),
  known(
    'minus-cosine',
    (p, t) => -cosine(p, t),
    'You return minus the cosine, as notebook 5 did. It has the same direction of slope, but here the loss is 2 − 2 cos: 0 where all is right.',
  ),
  known(
    'constant-missing',
    (p, t) => -2 * cosine(p, t),
    'The 2 in front is missing: the loss is 2 − 2 cos, which is 0 where all predictions are right.',
  ),
  known(
    'halved',
    (p, t) => 1 - cosine(p, t),
    'Your loss is half of what is wanted. The squared distance of two unit vectors is 2 − 2 cos.',
  ),
  known(
    'plus-cosine',
    (p, t) => 2 + 2 * cosine(p, t),
    'You add the cosine. ‖u − v‖² = 2 − 2 cos: it has to be 0 where u = v.',
  ),
  known(
    'root-taken',
    (p, t) => Math.sqrt(Math.max(0, right(p, t))),
    'That is the distance of the unit rows. Its square is wanted: leave out the root.',
  ),
  known(
    'averaged-over-dimensions',
    (p, t) => right(p, t) / p.length,
    'You average over the D numbers of a row as well. Add these up: `sum(1)`; the mean is over the N rows only.',
  ),
  known(
    'squared-distance',
    squared,
    'You compare rows of any length. Bring predictions and targets to length 1 first; otherwise shrinking all rows would be a way to win.',
  ),
  known(
    'mean-squared-error',
    (p, t) => squared(p, t) / p.length,
    'That is the mean squared error of rows of any length. Bring both to length 1 first, and add up over the row.',
  ),
  known(
    'absolute-value',
    (p, t) => 2 - 2 * Math.abs(cosine(p, t)),
    'You reward a prediction that points the opposite way. Leave the sign of the cosine alone.',
  ),
  known(
    'squared-cosine',
    (p, t) => 2 - 2 * cosine(p, t) ** 2,
    'You square the cosine, which loses its sign. Take it as it is.',
  ),
];

const batches: readonly Known[] = [
  {
    id: 'batch-sum',
    mimic: (inputs) => paid(inputs).reduce((sum, v) => sum + v, 0),
    hint: 'You add up the rows. Take their mean: a larger batch must not give a larger loss.',
  },
  {
    id: 'not-averaged',
    mimic: (inputs) => paid(inputs),
    hint: 'These are the losses of the rows, one each. Training needs a single number: end with `.mean()`.',
  },
  {
    id: 'counted-twice',
    mimic: (inputs) => 2 * mean(paid(inputs)),
    hint: 'Your loss is twice what is wanted. The second direction, with the views exchanged, is for the caller to add.',
  },
  {
    id: 'all-pairs',
    mimic: ({ prediction, target }) =>
      mean(prediction.flatMap((p) => target.map((t) => right(p, t)))),
    hint: 'You compare every prediction with every target. Only row i with row i: there are no negatives.',
  },
  {
    id: 'columns-compared',
    mimic: ({ prediction, target }) =>
      mean(paid({ prediction: transposed(prediction), target: transposed(target) })),
    hint: 'You reduce over axis 0, which compares features across the batch. A row is a prediction: reduce over axis 1.',
  },
  {
    id: 'whole-matrix-length',
    mimic: ({ prediction, target }) => right(prediction.flat(), target.flat()),
    hint: 'You take one length for the whole batch. Give the length its axis, so that every row gets its own.',
  },
  {
    id: 'keepdims-missing',
    mimic: ({ prediction, target }) =>
      mean(
        paid(
          { prediction: dividedAcross(prediction), target: dividedAcross(target) },
          (p, t) => 2 - 2 * dot(p, t),
        ),
      ),
    hint: KEEP_DIMS,
  },
  {
    id: 'one-side-only-normalised',
    mimic: ({ prediction, target }) =>
      mean(paid({ prediction: unitVectors(prediction), target }, squared)),
    hint: 'Only the predictions are brought to length 1. The targets need it as well.',
  },
  {
    id: 'one-side-only-normalised',
    mimic: ({ prediction, target }) =>
      mean(paid({ prediction, target: unitVectors(target) }, squared)),
    hint: 'Only the targets are brought to length 1. The predictions need it as well.',
  },
  {
    id: 'zero-row-free',
    mimic: (inputs) => mean(paid(inputs, (p, t) => squaredUnits(p, t))),
    hint: 'A row of zeros has cosine 0 with everything, so it pays 2. A sum of squared differences gives less: use 2 − 2 cos.',
  },
];

/** ‖u − v‖² with a row of zeros left as it is: not 2 − 2 cos there. */
function squaredUnits(p: Vector, t: Vector): number {
  const unit = (x: Vector) => x.map((v) => v / (norm(x) || 1));
  return squared(unit(p), unit(t));
}

/** What learners get wrong in BYOL's loss. */
export const misconceptions: readonly Known[] = [
  ...measures,
  ...batches,
  ...[...lengthMistakes, ...edgeMistakes].map(({ id, compare, hint }) =>
    known(id, (p, t) => 2 - 2 * compare(p, t), hint),
  ),
];
