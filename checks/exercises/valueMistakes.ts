import type { PairMistake, Vector } from './pairMistake';
import { cosine, dot, norm } from './vectors';

const difference = (x: Vector, y: Vector): Vector => x.map((v, d) => v - (y[d] ?? NaN));
const centred = (x: Vector): Vector => x.map((v) => v - x.reduce((s, w) => s + w, 0) / x.length);

/** Something other than the cosine, or the cosine changed afterwards. */
const otherValues: readonly PairMistake[] = [
  {
    id: 'distance',
    compare: (x, y) => norm(difference(x, y)),
    hint: 'That is the distance between the points. The cosine looks at the angle: multiply the rows, do not subtract them.',
  },
  {
    id: 'squared-distance',
    compare: (x, y) => dot(difference(x, y), difference(x, y)),
    hint: 'That is the squared distance. The cosine looks at the angle: multiply the rows, do not subtract them.',
  },
  {
    id: 'centred',
    compare: (x, y) => cosine(centred(x), centred(y)),
    hint: 'You subtract the mean of each row first: that is a correlation. The cosine takes the rows as they are.',
  },
  {
    id: 'cosine-distance',
    compare: (x, y) => 1 - cosine(x, y),
    hint: 'That is 1 − cosine, a distance: 0 for equal directions. Here equal directions give 1.',
  },
  {
    id: 'sign-flipped',
    compare: (x, y) => -cosine(x, y),
    hint: 'Your sign is the wrong way round: equal directions give 1, opposite ones −1.',
  },
  {
    id: 'absolute-value',
    compare: (x, y) => Math.abs(cosine(x, y)),
    hint: 'Your answer is never negative. Opposite directions give −1: leave the sign alone.',
  },
  {
    id: 'negatives-cut',
    compare: (x, y) => Math.max(0, cosine(x, y)),
    hint: 'You cut at 0. Rows that point apart have a negative cosine: let it through.',
  },
  {
    id: 'squeezed-into-0-1',
    compare: (x, y) => (1 + cosine(x, y)) / 2,
    hint: 'You map the cosine to the range from 0 to 1. Leave it between −1 and 1.',
  },
  {
    id: 'squared-cosine',
    compare: (x, y) => cosine(x, y) ** 2,
    hint: 'You square the cosine, which loses its sign. Leave it as it is.',
  },
  {
    id: 'angle',
    compare: (x, y) => Math.acos(cosine(x, y)),
    hint: 'That is the angle itself, in radians. Its cosine is wanted: leave out `acos`.',
  },
];

/** The cosine, wrapped in a step that belongs elsewhere. */
const wrapped: readonly PairMistake[] = [
  {
    id: 'unit-distance',
    compare: (x, y) => Math.sqrt(Math.max(0, 2 - 2 * cosine(x, y))),
    hint: 'That is the distance between rows of length 1. Multiply the unit rows entry by entry and add up, do not subtract them.',
  },
  {
    id: 'exponential',
    compare: (x, y) => Math.exp(cosine(x, y)),
    hint: 'You take the exponential of the cosine. That belongs to the loss; here the cosines themselves are wanted.',
  },
  {
    id: 'angular-similarity',
    compare: (x, y) => 1 - Math.acos(cosine(x, y)) / Math.PI,
    hint: 'You turn the angle into a share of a half circle. The cosine itself is wanted: leave out `acos`.',
  },
  {
    id: 'sigmoid',
    compare: (x, y) => 1 / (1 + Math.exp(-cosine(x, y))),
    hint: 'You squeeze the cosines through a sigmoid. Leave them between −1 and 1.',
  },
  ...[0.07, 0.1, 0.2, 0.5].map((temperature) => ({
    id: 'temperature',
    compare: (x: Vector, y: Vector) => cosine(x, y) / temperature,
    hint: 'You divide by a temperature. That belongs to the loss; here the cosines themselves are wanted.',
  })),
];

/** Something else in place of the cosine. */
export const valueMistakes: readonly PairMistake[] = [...otherValues, ...wrapped];
