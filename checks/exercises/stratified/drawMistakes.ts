import { uniforms } from '../../../lib';
import type { Options, Split } from './inputs';
import { measured, seedsFrom } from './measure';
import { indices, known, knownSplit, mixed, others, split, type Known } from './splits';

const total = (labels: Uint8Array, fraction: number): number =>
  Math.round(labels.length * fraction);

/** The first of all in some order, whatever their class. */
const firstOf = (order: readonly number[], labels: Uint8Array, fraction: number): Split => {
  const picked = order.slice(0, total(labels, fraction));
  return { picked, rest: others(labels, picked) };
};

/** Which ones are picked of a class. */
const orderMistakes: readonly Known[] = [
  known(
    'takes-first',
    { order: (members) => members },
    'You take the first ones of each class. Data often come in some order, by camera or by day: shuffle the members of a class before you pick.',
  ),
  known(
    'takes-last',
    { order: (members) => [...members].reverse() },
    'You take the last ones of each class. Data often come in some order: shuffle the members of a class before you pick.',
  ),
  known(
    'seed-ignored',
    { order: (members) => mixed(members, uniforms(3)) },
    'Every seed gives the same split. Your random numbers have to come from `seed`: `lib.uniforms(seed)`.',
  ),
  known(
    'with-replacement',
    {
      order: (members, random) =>
        members.map(() => members[Math.floor(members.length * random())] ?? 0),
    },
    'The same one can be picked twice. Shuffle the members of a class and take the first of them: then each is there once.',
  ),
  {
    id: 'not-repeatable',
    mimic: ({ labels, options }) => {
      const unseeded = (k: number) => split(labels, { ...options, seed: options.seed + 1000 * k });
      return measured(
        labels,
        seedsFrom(options).map((_, k) => unseeded(k + 1)),
        unseeded(0),
      );
    },
    hint: 'One seed gives different splits: nobody could repeat your experiment. In place of `Math.random()` draw from `lib.uniforms(seed)`.',
  },
];

/** Classes that are left out of it, and indices that are none. */
const classMistakes: readonly Known[] = [
  knownSplit(
    'not-stratified',
    (labels, { fraction, seed }) =>
      firstOf(mixed(indices(labels), uniforms(seed)), labels, fraction),
    'You pick from all labels at once, so a class may get too many or none by luck. Pick within each class.',
  ),
  knownSplit(
    'first-of-all',
    (labels, { fraction }) => firstOf(indices(labels), labels, fraction),
    'You take the first of all labels: neither random nor of each class its share. Go class by class, and shuffle.',
  ),
  knownSplit(
    'coin-for-each',
    (labels, { fraction, seed }) => {
      const random = uniforms(seed);
      const picked = indices(labels).filter(() => random() < fraction);
      return { picked, rest: others(labels, picked) };
    },
    'You toss a coin for each label, so even the number of picked ones is luck. Count how many a class must give, and pick as many.',
  ),
  knownSplit(
    'places-within-class',
    (labels, options) => placesWithinClass(labels, options),
    'Your numbers count within a class: 0 is its first member. Look them up in the list of that class’s indices: `members[place]`.',
  ),
  knownSplit(
    'ten-classes',
    (labels, options) => {
      const isOne = (i: number) => (labels[i] ?? 0) < 10;
      const { picked, rest } = split(labels, options);
      return {
        picked: Array.from(picked).filter(isOne),
        rest: Array.from(rest).filter(isOne),
      };
    },
    'You go through the classes 0 to 9, whatever the labels are. Take the numbers that occur: `new Set(labels)`.',
  ),
  knownSplit(
    'labels-not-indices',
    (labels, options) => {
      const { picked, rest } = split(labels, options);
      const look = (list: ArrayLike<number>) => Array.from(list, (i) => labels[i] ?? 0);
      return { picked: look(picked), rest: look(rest) };
    },
    'You hand out labels. Indices are wanted: where in the list the picked ones stand.',
  ),
];

function placesWithinClass(labels: Uint8Array, options: Options): Split {
  const random = uniforms(options.seed);
  const halves = [...new Set(labels)].map((label) => {
    const size = labels.filter((each) => each === label).length;
    const order = mixed([...Array(size).keys()], random);
    const count = Math.round(size * options.fraction);
    return { picked: order.slice(0, count), rest: order.slice(count) };
  });
  return {
    picked: halves.flatMap(({ picked }) => picked),
    rest: halves.flatMap(({ rest }) => rest),
  };
}

/** Which ones are picked. */
export const drawMistakes: readonly Known[] = [...orderMistakes, ...classMistakes];
