import type { Exercise } from '../../exercise';
import { behaviourOf, ENTRIES, expected } from './behaviour';
import { misconceptions } from './misconceptions';
import { ofViews } from './ofViews';
import { drawPictures, type Pictures } from './pictures';
import { hidden, probes } from './probes';

/** Notebook 4, first exercise: a view that still shows what the picture shows. */
export const augmentExercise: Exercise<Pictures> = {
  name: 'augment',
  title: 'Augmentation, SimCLR’s recipe',
  points: 2,
  twins: ['augment', 'twoViews'],
  wanted: 'a tensor of the shape of the pictures, [N, height, width, 3]',
  measure: ofViews,
  place: (index) => ENTRIES[index] ?? '',
  reference: ({ options }) => expected(behaviourOf(options), options),
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties: [],
  misconceptions,
  batch: (count, random) => ({
    images: drawPictures(random, count),
    options: { seed: 1, flipProbability: 1, jitterProbability: 1, grayscaleProbability: 1 },
  }),
  look: 'Show a few views, with all but one of the probabilities at 0: does that step do what it should?',
  hints: [
    'Three steps, each a function of the library, and each takes what the one before it returned: `lib.flip`, `lib.colourJitter`, `lib.grayscale`.',
    'Take the options apart in the first line: `const { seed, flipProbability = 0.5, jitterProbability = 0.8, grayscaleProbability = 0.2, ...strength } = options;`.',
    'Each step wants the seed and its probability: `lib.flip(images, { seed, probability: flipProbability })`. The jitter wants the strengths too: `{ ...strength, seed, probability: jitterProbability }`.',
  ],
};
