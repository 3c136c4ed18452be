import { EPSILON, mistakesInLosses } from '../pairMistakes';
import { rowMistakes } from '../rowMistakes';
import { dot, norm } from '../vectors';
import { spoiled, type Spoiled } from './known';

/** What is put in place of the cosine. */
export const comparisonMistakes: readonly Spoiled[] = [
  ...mistakesInLosses().map(({ id, compare, hint }) => spoiled(id, { compare }, hint)),
  ...rowMistakes
    .filter(({ id }) => id !== 'keepdims-missing')
    .map(({ id, prepare, hint }) => spoiled(id, { prepare, compare: dot }, hint)),
  spoiled(
    'negative-distance',
    { compare: (x, y) => -norm(x.map((v, d) => v - (y[d] ?? NaN))) },
    'You compare by distances. Here rows are compared by the cosine; distances come later in the notebook.',
  ),
  ...[1e-1, 1e-2, 1e-3].map((epsilon) =>
    spoiled(
      'epsilon-too-large',
      { compare: (x, y) => dot(x, y) / ((norm(x) + epsilon) * (norm(y) + epsilon)) },
      EPSILON,
    ),
  ),
];
