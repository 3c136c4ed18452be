import type { Wrong } from '../bank';
import { asking, lists, type F, type Pair } from './kit';
import { right } from './right';

const same = (labels: Uint8Array, i: number, j: number) => labels[i] === labels[j] && i !== j;
const different = (labels: Uint8Array, i: number, j: number) => labels[i] !== labels[j];
const solved = (labels: Uint8Array) =>
  right['two loops and two questions']!(labels) as ReturnType<typeof lists>;

/** Mistakes that no list holds, and right lists handed over in the wrong way. */
export const wrongUnnamed: Record<string, Wrong<F>> = {
  'larger labels only are negatives': [undefined, asking(same, (l, i, j) => l[i]! < l[j]!)],
  'stops one picture too early': [
    undefined,
    (labels) => {
      const positives: Pair[] = [];
      const negatives: Pair[] = [];
      for (let i = 0; i < labels.length - 1; i++) {
        for (let j = 0; j < labels.length - 1; j++) {
          if (same(labels, i, j)) positives.push([i, j]);
          if (different(labels, i, j)) negatives.push([i, j]);
        }
      }
      return lists(positives, negatives);
    },
  ],
  'compares even and odd': [
    undefined,
    asking(
      (l, i, j) => i !== j && l[i]! % 2 === l[j]! % 2,
      (l, i, j) => l[i]! % 2 !== l[j]! % 2,
    ),
  ],
  'counts from one': [
    'threw',
    (labels) => {
      const { anchorPositive, positive, anchorNegative, negative } = solved(labels);
      const next = (list: Int32Array) => list.map((i) => i + 1);
      return {
        anchorPositive: next(anchorPositive),
        positive: next(positive),
        anchorNegative: next(anchorNegative),
        negative: next(negative),
      };
    },
  ],
  'anchors without repetition': [
    'threw',
    (labels) => {
      const found = solved(labels);
      return { ...found, anchorPositive: Int32Array.from(new Set(found.anchorPositive)) };
    },
  ],
  'a list of four lists': ['array', (labels) => Object.values(solved(labels))],
  'other names': [
    'other',
    (labels) => {
      const { anchorPositive, positive, anchorNegative, negative } = solved(labels);
      return { a1: anchorPositive, p: positive, a2: anchorNegative, n: negative };
    },
  ],
  'one field missing': [
    'other',
    (labels) => {
      const { anchorPositive, positive, negative } = solved(labels);
      return { anchorPositive, positive, negative };
    },
  ],
  'no return': ['undefined', () => undefined],
  async: ['promise', (labels) => Promise.resolve(solved(labels))],
  'sorts the labels in place': ['labels-sorted', (labels) => solved(labels.sort())],
  'writes into the labels, right otherwise': [
    'input-changed',
    (labels) => {
      const found = solved(labels);
      labels.fill(0);
      return found;
    },
  ],
};
