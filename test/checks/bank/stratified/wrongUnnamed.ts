import type { Wrong } from '../bank';
import { byClass, good, share, spoiled, type F } from './kit';

/** Mistakes that no list holds: they have to fail all the same. */
export const wrongUnnamed: Record<string, Wrong<F>> = {
  'every so manyth of a class': [
    undefined,
    spoiled(share, (group, _, { seed }) => {
      const turned = group.map((__, n) => group[(4 * n + seed) % group.length]!);
      return [...new Set([...turned, ...group])];
    }),
  ],
  'all but one': [undefined, spoiled((n, options) => Math.max(0, share(n, options) - 1))],
  'knows only classes 0, 1 and 2': [
    undefined,
    (labels, options) => {
      const { picked, rest } = good(labels, options);
      const known = (i: number) => labels[i]! < 3;
      return { picked: Array.from(picked).filter(known), rest: Array.from(rest).filter(known) };
    },
  ],
  'counts from 1': [
    undefined,
    (labels, options) => {
      const { picked, rest } = good(labels, options);
      return { picked: Array.from(picked, (i) => i + 1), rest: Array.from(rest, (i) => i + 1) };
    },
  ],
};

/** Right lists, handed over in the wrong way. */
export const wrongFaults: Record<string, Wrong<F>> = {
  'the picked ones only': ['array', (labels, options) => Array.from(good(labels, options).picked)],
  'two lists in a list': [
    'array',
    (labels, options) => {
      const { picked, rest } = good(labels, options);
      return [picked, rest];
    },
  ],
  'other names': [
    'other',
    (labels, options) => {
      const { picked, rest } = good(labels, options);
      return { train: picked, test: rest };
    },
  ],
  'sets in place of lists': [
    'other',
    (labels, options) => {
      const { picked, rest } = good(labels, options);
      return { picked: new Set(Array.from(picked)), rest: new Set(Array.from(rest)) };
    },
  ],
  'no return': [
    'undefined',
    (labels, options) => {
      good(labels, options);
    },
  ],
  async: ['promise', async (labels, options) => Promise.resolve(good(labels, options))],
  'throws for a class of few': [
    'threw',
    (labels, options) => {
      if (byClass(labels).some((group) => share(group.length, options) === 0)) {
        throw new RangeError('too few');
      }
      return good(labels, options);
    },
  ],
  'sorts the labels it was given': [
    'input-changed',
    (labels, options) => {
      const result = good(labels, options);
      labels.sort();
      return result;
    },
  ],
};
