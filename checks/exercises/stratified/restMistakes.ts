import { indices, known, knownSplit, mixed, split, type Known } from './splits';

/** What is left over. */
export const restMistakes: readonly Known[] = [
  known(
    'rest-is-all',
    { rest: indices },
    'Your rest holds the picked ones too. What is learnt from may not be among what is judged by: leave them out.',
  ),
  known(
    'rest-is-empty',
    { rest: () => [] },
    'Your rest is empty. Every index that is not picked belongs there.',
  ),
  known(
    'rest-drawn-anew',
    { rest: (labels, picked, random) => mixed(indices(labels), random).slice(picked.length) },
    'You draw the rest by itself, so that some indices are in both lists and some in none. It is what the first draw left over.',
  ),
  knownSplit(
    'halves-swapped',
    (labels, options) => {
      const { picked, rest } = split(labels, options);
      return { picked: rest, rest: picked };
    },
    'Your two lists are swapped: `picked` is the fraction, `rest` is all else.',
  ),
];
