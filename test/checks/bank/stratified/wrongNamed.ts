import { uniforms } from '../../../../lib';
import type { Wrong } from '../bank';
import { byClass, good, mix, share, spoiled, type F } from './kit';

const numbersTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const without = (count: number, picked: readonly number[]): number[] =>
  numbersTo(count).filter((i) => !picked.includes(i));
/** Any random numbers, others at each call. */
let calls = 0;
const unseeded = () => uniforms(7919 * (calls += 1));

/** Mistakes in how many are picked, that a check should name. */
export const wrongCounts: Record<string, Wrong<F>> = {
  floor: ['rounded-down', spoiled((n, { fraction }) => Math.floor(n * fraction))],
  'bit or': ['rounded-down', spoiled((n, { fraction }) => (n * fraction) | 0)],
  'slice cuts by itself': [
    'rounded-down',
    (labels, { fraction, seed }) => {
      const random = uniforms(seed);
      const mixed = byClass(labels).map((group) => mix(group, random));
      return {
        picked: mixed.flatMap((group) => group.slice(0, group.length * fraction)),
        rest: mixed.flatMap((group) => group.slice(group.length * fraction)),
      };
    },
  ],
  ceil: ['rounded-up', spoiled((n, { fraction }) => Math.ceil(n * fraction))],
  'while fewer than the fraction': [
    'rounded-up',
    spoiled((n, { fraction }) => {
      let k = 0;
      while (k < n * fraction) k++;
      return k;
    }),
  ],
  'at least one': ['never-none', spoiled((n, options) => Math.max(1, share(n, options)))],
  'share out evenly': [
    'same-number-of-each',
    spoiled((_, { fraction }, labels) =>
      Math.round((labels.length * fraction) / byClass(labels).length),
    ),
  ],
  'fraction of all from each': [
    'fraction-of-everything',
    spoiled((_, { fraction }, labels) => Math.round(fraction * labels.length)),
  ],
  'one of each class': ['one-of-each', spoiled(() => 1)],
  'percent once more': [
    'fraction-in-percent',
    spoiled((n, { fraction }) => Math.round((n * fraction) / 100)),
  ],
};

/** Mistakes in which ones are picked, that a check should name. */
export const wrongDraws: Record<string, Wrong<F>> = {
  'no shuffle': ['takes-first', spoiled(share, (group) => group)],
  'last ones': ['takes-last', spoiled(share, (group) => group.slice().reverse())],
  'a constant seed': ['seed-ignored', spoiled(share, (group) => mix(group, uniforms(42)))],
  'sorts by coins of its own': [
    'seed-ignored',
    spoiled(share, (group) => {
      const random = uniforms(group.length);
      return group.slice().sort(() => random() - 0.5);
    }),
  ],
  'random numbers without a seed': [
    'not-repeatable',
    spoiled(share, (group) => mix(group, unseeded())),
  ],
  'draws with replacement': [
    'with-replacement',
    (labels, { fraction, seed }) => {
      const random = uniforms(seed);
      const picked: number[] = [];
      for (const group of byClass(labels)) {
        const k = Math.round(group.length * fraction);
        for (let n = 0; n < k; n++) picked.push(group[Math.floor(random() * group.length)]!);
      }
      return { picked, rest: without(labels.length, picked) };
    },
  ],
  'ten classes written in': [
    'ten-classes',
    (labels, { fraction, seed }) => {
      const random = uniforms(seed);
      const [picked, rest]: number[][] = [[], []];
      for (let label = 0; label < 10; label++) {
        const group = numbersTo(labels.length).filter((i) => labels[i] === label);
        const k = Math.round(group.length * fraction);
        mix(group, random).forEach((i, n) => (n < k ? picked : rest)!.push(i));
      }
      return { picked: picked!, rest: rest! };
    },
  ],
  'train_test_split without stratify': [
    'not-stratified',
    (labels, { fraction, seed }) => {
      const order = mix(numbersTo(labels.length), uniforms(seed));
      const k = Math.round(labels.length * fraction);
      return { picked: order.slice(0, k), rest: order.slice(k) };
    },
  ],
  'the first hundredth': [
    'first-of-all',
    (labels, { fraction }) => {
      const order = numbersTo(labels.length);
      const k = Math.round(labels.length * fraction);
      return { picked: order.slice(0, k), rest: order.slice(k) };
    },
  ],
  'a coin for each': [
    'coin-for-each',
    (labels, { fraction, seed }) => {
      const random = uniforms(seed);
      const halves: { picked: number[]; rest: number[] } = { picked: [], rest: [] };
      labels.forEach((_, i) => (random() < fraction ? halves.picked : halves.rest).push(i));
      return halves;
    },
  ],
  'shuffles places and forgets to look them up': [
    'places-within-class',
    spoiled(share, (group, random) => mix(numbersTo(group.length), random)),
  ],
  'labels in place of indices': [
    'labels-not-indices',
    (labels, options) => {
      const { picked, rest } = good(labels, options);
      return {
        picked: Array.from(picked, (i) => labels[i]),
        rest: Array.from(rest, (i) => labels[i]),
      };
    },
  ],
};

/** Mistakes in what is left, that a check should name. */
export const wrongRests: Record<string, Wrong<F>> = {
  'everything is rest': [
    'rest-is-all',
    (labels, options) => ({
      picked: good(labels, options).picked,
      rest: numbersTo(labels.length),
    }),
  ],
  'nothing is rest': [
    'rest-is-empty',
    (labels, options) => ({ picked: good(labels, options).picked, rest: [] }),
  ],
  'two draws': [
    'rest-drawn-anew',
    (labels, options) => ({
      picked: good(labels, options).picked,
      rest: good(labels, { ...options, seed: options.seed + 1000 }).rest,
    }),
  ],
  'test first, then train': [
    'halves-swapped',
    (labels, options) => {
      const { picked, rest } = good(labels, options);
      return { picked: rest, rest: picked };
    },
  ],
};
