import { cosine, transposed } from '../vectors';
import type { Known } from './pairwise';

type Vector = readonly number[];

const shares = (x: Vector): number[] =>
  x.map((v) => Math.exp(v) / x.reduce((s, w) => s + Math.exp(w), 0));

/** What belongs to a later step. */
export const lossMistakes: readonly Known[] = [
  {
    id: 'softmax',
    mimic: ({ a, b }) => a.map((x) => shares(b.map((y) => cosine(x, y)))),
    hint: 'You turn every row into probabilities. The softmax belongs to the loss; here the cosines themselves are wanted.',
  },
  {
    id: 'softmax',
    mimic: ({ a, b }) => transposed(b.map((y) => shares(a.map((x) => cosine(x, y))))),
    hint: 'You turn every column into probabilities. The softmax belongs to the loss; here the cosines themselves are wanted.',
  },
];
