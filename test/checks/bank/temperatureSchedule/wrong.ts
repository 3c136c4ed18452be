import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { right, type F } from './right';

const TURN = 2 * Math.PI;
const plain = right['about the middle']! as (...args: Parameters<F>) => number;

/** With the usual defaults, from the share of a period that has gone. */
const of =
  (at: (phase: number, high: number, low: number) => number): F =>
  (step, { highest = 1, lowest = 0.1, period }) =>
    at(step / period, highest, lowest);

/** Mistakes as students make them. */
export const wrong: Record<string, Wrong<F>> = {
  'minus the cosine': ['starts-low', of((x, h, l) => l + ((h - l) * (1 - Math.cos(TURN * x))) / 2)],
  'as a learning rate falls': [
    'half-a-wave',
    of((x, h, l) => l + ((h - l) * (1 + Math.cos(Math.PI * Math.min(1, x)))) / 2),
  ],
  'π in place of 2π': [
    'half-a-wave',
    of((x, h, l) => l + ((h - l) * (1 + Math.cos(Math.PI * x))) / 2),
  ],
  'cut after one period': [
    'stops-after-a-period',
    of((x, h, l) => l + ((h - l) * (1 + Math.cos(TURN * Math.min(x, 1)))) / 2),
  ],
  'no 2π': ['no-two-pi', of((x, h, l) => l + ((h - l) * (1 + Math.cos(x))) / 2)],
  '360 degrees': ['degrees', of((x, h, l) => l + ((h - l) * (1 + Math.cos(360 * x))) / 2)],
  'a sine': ['sine', of((x, h, l) => l + ((h - l) * (1 + Math.sin(TURN * x))) / 2)],
  '4π': ['twice-as-fast', of((x, h, l) => l + ((h - l) * (1 + Math.cos(2 * TURN * x))) / 2)],
  'a zigzag': ['straight-lines', of((x, h, l) => l + (h - l) * Math.abs(1 - 2 * (x % 1)))],
  'a ramp down': ['sawtooth', of((x, h, l) => h - (h - l) * (x % 1))],
  'period over step': [
    'frequency-inverted',
    (step, { highest: h = 1, lowest: l = 0.1, period }) =>
      l + ((h - l) * (1 + Math.cos((TURN * period) / step))) / 2,
  ],
  'the half forgotten': ['half-missing', of((x, h, l) => l + (h - l) * (1 + Math.cos(TURN * x)))],
  'the bare cosine': ['dips-below', of((x, h, l) => l + (h - l) * Math.cos(TURN * x))],
  'half a cosine': ['half-a-cosine', of((x, h, l) => l + ((h - l) * Math.cos(TURN * x)) / 2)],
  'brackets forgotten': [
    'bracket-missing',
    of((x, h, l) => l + (h - l) * (1 + Math.cos(TURN * x) / 2)),
  ],
  'no lowest at the bottom': [
    'lowest-not-added',
    of((x, h, l) => ((h - l) * (1 + Math.cos(TURN * x))) / 2),
  ],
  'highest in place of the range': [
    'highest-for-the-range',
    of((x, h, l) => l + (h * (1 + Math.cos(TURN * x))) / 2),
  ],
  'a geometric wave': [
    'by-factors',
    of((x, h, l) => Math.exp(Math.log(l) + (Math.log(h / l) * (1 + Math.cos(TURN * x))) / 2)),
  ],
  'the paper’s numbers written in': [
    'options-ignored',
    (step, { period }) => 0.1 + (0.9 * (1 + Math.cos((TURN * step) / period))) / 2,
  ],
  'defaults of its own': [
    'other-defaults',
    (step, { highest = 0.5, lowest = 0.07, period }) => plain(step, { highest, lowest, period }),
  ],
  'always the highest': ['constant', (_, { highest = 1 }) => highest],
  'a function of the step': ['function', (_, options) => (step: number) => plain(step, options)],
  'a text': ['other', (step, options) => ({ temperature: plain(step, options) })],
  'no return': [
    'undefined',
    (step, options) => {
      plain(step, options);
    },
  ],
  'a list of one': ['shape', (step, options) => tf.tensor1d([plain(step, options)])],
  'every step up to this one': [
    undefined,
    (step, options) => tf.mean(Array.from({ length: step + 1 }, (_, i) => plain(i, options))),
  ],
  'rounded to two decimals': [undefined, (...args) => Math.round(100 * plain(...args)) / 100],
  'whole periods only': [undefined, (step, options) => plain(Math.floor(step / 10) * 10, options)],
};
