import type { Misconception } from '../../exercise';
import type { PairedRows } from '../cosineSimilarity/misconceptions';
import type { Vector } from '../pairMistake';
import { cosine, dot, mean, norm } from '../vectors';
import { compared } from './loss';

const difference = (x: Vector, y: Vector): Vector => x.map((v, d) => v - (y[d] ?? NaN));
const centred = (x: Vector): Vector => x.map((v) => v - mean(x));

/** A mistake in what a pair pays, of which the mean is taken. */
const paid = (
  id: string,
  pay: (x: Vector, y: Vector) => number,
  hint: string,
): Misconception<PairedRows> => ({ id, mimic: (inputs) => mean(compared(inputs, pay)), hint });

/** Something other than minus the cosine. */
export const measureMistakes: readonly Misconception<PairedRows>[] = [
  paid(
    'sign-flipped',
    cosine,
    'Your loss is largest where the views agree, and training makes it small: it would push positives apart. Turn the sign round.',
  ),
  paid(
    'one-minus-cosine',
    (x, y) => 1 - cosine(x, y),
    'You return 1 − cosine. It has the same slope, but here the loss is minus the cosine itself: −1 where all views agree.',
  ),
  paid(
    'squared-unit-distance',
    (x, y) => 2 - 2 * cosine(x, y),
    'That is the squared distance of the unit rows, 2 − 2 cos. It has the same minimum, but here the loss is minus the cosine itself.',
  ),
  paid(
    'distance',
    (x, y) => norm(difference(x, y)),
    'That is the distance of the two projections, which shrinks with their lengths. The cosine looks at the angle: multiply, do not subtract.',
  ),
  paid(
    'squared-distance',
    (x, y) => dot(difference(x, y), difference(x, y)),
    'That is the squared distance of the two projections. The cosine looks at the angle: multiply, do not subtract.',
  ),
  paid(
    'mean-squared-error',
    (x, y) => dot(difference(x, y), difference(x, y)) / x.length,
    'That is the mean squared error of the two batches. The cosine looks at the angle: multiply, do not subtract.',
  ),
  paid(
    'absolute-value',
    (x, y) => -Math.abs(cosine(x, y)),
    'You reward views that point in opposite directions as well. Leave the sign of the cosine alone until the end.',
  ),
  paid(
    'negatives-cut',
    (x, y) => -Math.max(0, cosine(x, y)),
    'You cut the cosines at 0. A pair that points apart has to pay: let negative cosines through.',
  ),
  paid(
    'squared-cosine',
    (x, y) => -(cosine(x, y) ** 2),
    'You square the cosine, which loses its sign. Take it as it is.',
  ),
  paid(
    'angle',
    (x, y) => Math.acos(cosine(x, y)),
    'That is the angle itself, in radians. Its cosine is wanted: leave out `acos`, and mind the sign.',
  ),
  paid(
    'exponential',
    (x, y) => -Math.exp(cosine(x, y)),
    'You take the exponential of the cosine. NT-Xent needs it for its fraction; without negatives there is no fraction.',
  ),
  paid(
    'centred',
    (x, y) => -cosine(centred(x), centred(y)),
    'You subtract the mean of each row first: that is a correlation. The cosine takes the rows as they are.',
  ),
  ...[0.07, 0.1, 0.2].map((temperature) =>
    paid(
      'temperature',
      (x, y) => -cosine(x, y) / temperature,
      'You divide by a temperature. It sets how positives weigh against negatives; here there are none, so leave it out.',
    ),
  ),
];
