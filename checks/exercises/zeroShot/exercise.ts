import type { Exercise } from '../../exercise';
import { misconceptions } from './misconceptions';
import { hidden, probes } from './probes';
import { classifierOf, drawPrompts, type Prompts } from './prompts';
import { properties } from './properties';

/** Notebook 8, second exercise: a classifier out of sentences. */
export const zeroShotExercise: Exercise<Prompts> = {
  name: 'zeroShot',
  title: 'A zero-shot classifier',
  points: 2,
  twins: ['zeroShot'],
  wanted: '[N, C], the probability of every prompt for every picture',
  reference: classifierOf({}),
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  batch: (count, random) => drawPrompts(random, [count, 3, 4], { temperature: 0.5 }),
  look: 'Take one picture: its cosine with every prompt, each divided by the temperature, then the share of each exponential in their sum.',
  hints: [
    'The loss compared every picture with every text. Here it is the same matrix, of pictures and prompts: `lib.cosineSimilarityMatrix(images, prompts)`, [N, C].',
    'Divide it by the temperature. The number of pictures and that of prompts need not be equal, so nothing can be read off a diagonal.',
    '`tf.softmax(logits)` works on the last axis, which is the prompts: every row then adds up to 1.',
  ],
};
