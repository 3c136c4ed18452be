import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { right, type F, type Options } from './right';

const good = right['a mean of both ends, weighted']! as (step: number, options: Options) => number;

/** A rise of one's own, a right fall. */
const rising =
  (rise: (step: number, options: Options) => number): F =>
  (step, options) =>
    step < options.warmUp ? rise(step, options) : good(step, options);

/** A right rise, a fall of one's own. */
const falling =
  (fall: (step: number, options: Required<Options>) => number): F =>
  (step, { lowest = 0, ...options }) =>
    step < options.warmUp
      ? (options.learningRate * step) / options.warmUp
      : fall(step, { ...options, lowest });

const wave = (x: number) => 0.5 * (1 + Math.cos(Math.PI * x));
const gone = (step: number, { warmUp: w, steps }: Options) => Math.min((step - w) / (steps - w), 1);

/** Mistakes as students make them. */
export const wrong: Record<string, Wrong<F>> = {
  'counts from 0': ['off-by-one', rising((t, o) => ((t + 1) / o.warmUp) * o.learningRate)],
  'a step behind': ['off-by-one', rising((t, o) => ((t - 1) / o.warmUp) * o.learningRate)],
  'full rate at once': ['no-warm-up', rising((_, o) => o.learningRate)],
  'from lowest up': [
    'rise-from-lowest',
    rising((t, { learningRate: r, lowest: l = 0, warmUp }) => l + (r - l) * (t / warmUp)),
  ],
  'a wave up': ['curved-rise', rising((t, o) => o.learningRate * (1 - wave(t / o.warmUp)))],
  'a rise that never gets there': [
    'rise-over-all-steps',
    rising((t, o) => o.learningRate * (t / o.steps)),
  ],
  'the wave from step 0': [
    'wave-from-the-start',
    falling((t, o) => o.lowest + (o.learningRate - o.lowest) * wave(Math.min(1, t / o.steps))),
  ],
  'min(1, t / w) times the cosine': [
    'multiplied',
    (t, { learningRate: r, warmUp, steps, lowest = 0 }) =>
      (lowest + (r - lowest) * wave(Math.min(1, t / steps))) * Math.min(1, t / (warmUp || 1)),
  ],
  'divided by all steps': [
    'warm-up-not-subtracted-below',
    falling(
      (t, o) =>
        o.lowest + (o.learningRate - o.lowest) * wave(Math.min(1, (t - o.warmUp) / o.steps)),
    ),
  ],
  'the handbook’s formula alone': ['no-fall', falling((_, o) => o.learningRate)],
  'a line down': [
    'straight-fall',
    falling((t, o) => o.learningRate + (o.lowest - o.learningRate) * gone(t, o)),
  ],
  '2π': [
    'whole-wave',
    falling((t, o) => o.lowest + (o.learningRate - o.lowest) * wave(2 * gone(t, o))),
  ],
  'no half': [
    'half-missing',
    falling((t, o) => o.lowest + 2 * (o.learningRate - o.lowest) * wave(gone(t, o))),
  ],
  'no end': [
    'rises-again',
    falling(
      (t, o) =>
        o.lowest + (o.learningRate - o.lowest) * wave((t - o.warmUp) / (o.steps - o.warmUp)),
    ),
  ],
  'nothing after the end': ['zero-after-the-end', (t, o) => (t > o.steps ? 0 : good(t, o))],
  'down to 0 always': ['lowest-ignored', falling((t, o) => o.learningRate * wave(gone(t, o)))],
  'lowest on top': [
    'lowest-added',
    falling((t, o) => o.lowest + o.learningRate * wave(gone(t, o))),
  ],
  'a function': ['function', (_, o) => (t: number) => good(t, o)],
  'no return': [
    'undefined',
    (t, o) => {
      good(t, o);
    },
  ],
  'a tensor of one': ['shape', (t, o) => tf.tensor1d([good(t, o)])],
  'steps in tens': [undefined, (t, o) => good(Math.ceil(t / 10) * 10, o)],
};
