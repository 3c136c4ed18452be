import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import type { Values } from '../../plain';
import { drawLabels, type Labelled } from './inputs';

const draw = (random: Random): Labelled => ({
  labels: drawLabels(random, { 0: 30, 1: 12, 2: 18 }),
  options: { fraction: 0.25, seed: Math.floor(1e6 * random()) },
});
const same = (answer: Values): Values => answer;

/** What holds for any labels, of what is measured of a split. */
export const properties: readonly Property<Labelled>[] = [
  {
    says: 'Another order of the labels must not change how many of each class are picked',
    look: 'How many are picked may depend on the size of a class only, not on where it stands.',
    draw,
    vary: ({ labels, options }) => ({ labels: labels.slice().reverse(), options }),
    expect: same,
  },
  {
    says: 'Sorting the labels must not change how many of each class are picked',
    look: 'Find the members of a class by their label, wherever they stand.',
    draw,
    vary: ({ labels, options }) => ({ labels: labels.slice().sort(), options }),
    expect: same,
  },
  {
    says: 'Another seed must not change how many of each class are picked',
    look: 'The seed decides which ones are picked, never how many.',
    draw,
    vary: ({ labels, options }) => ({ labels, options: { ...options, seed: options.seed + 77 } }),
    expect: same,
  },
];
