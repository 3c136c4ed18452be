import type { Exercise } from '../../exercise';
import { misconceptions } from './misconceptions';
import { counted, drawLabels, RIGHT, type Labels } from './pairs';
import { hidden, probes } from './probes';
import { properties } from './properties';
import { table } from './table';

/** Notebook 2, first exercise: which places of a similarity matrix are pairs of which kind. */
export const pairIndicesExercise: Exercise<Labels> = {
  name: 'pairIndices',
  title: 'Positive and negative pairs of a batch',
  points: 2,
  twins: ['pairIndices'],
  wanted:
    'an object { anchorPositive, positive, anchorNegative, negative } of four lists of whole numbers',
  measure: {
    of: ([given], { labels }) => table(given, labels.length),
    shows: 'your pairs, counted: a row for each anchor, positive ones above, negative ones below',
  },
  place: (index, [rows = 0, n = 1]) => {
    const [row, j] = [Math.floor(index / n), index % n];
    const kind = row < rows / 2 ? 'positive' : 'negative';
    return `the count of (${row % n}, ${j}) among the ${kind} pairs`;
  },
  reference: ({ labels }) => counted(labels, RIGHT),
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  batch: (count, random) => ({ labels: drawLabels(random, count, 3) }),
  look: 'Every pair is wanted once, under its anchor. Go through the first row where the two tables differ.',
  hints: [
    'Two loops, one in the other: `for (let i = 0; i < labels.length; i += 1)` for the anchor, the same with j for its partner.',
    'Of each (i, j) ask two things: do the labels agree, and is it one picture with itself? Equal labels with i ≠ j make a positive pair, different labels a negative one, (i, i) none.',
    'Start with four empty lists, `const anchorPositive: number[] = [];` and so on. For a positive pair: `anchorPositive.push(i); positive.push(j);`.',
    'At the end make each list an `Int32Array.from(list)`, and return `{ anchorPositive, positive, anchorNegative, negative }` with these.',
  ],
};
