import assert from 'node:assert/strict';
import { duration, progressNumbers } from '../../../lib/notebook/progressText';
import type { Progress } from '../../../lib/notebook/progressText';

const progress = (change: Partial<Progress>): Progress => ({
  label: 'training',
  completed: 0,
  total: 100,
  elapsed: 0,
  state: 'running',
  notes: {},
  ...change,
});

describe('duration', () => {
  const cases: [number, string][] = [
    [0, '0.0 s'],
    [2449, '2.4 s'],
    [59_900, '59.9 s'],
    [59_960, '1:00'],
    [65_000, '1:05'],
    [3_599_600, '1:00:00'],
    [3_725_000, '1:02:05'],
  ];
  for (const [milliseconds, text] of cases) {
    it(`prints ${milliseconds} ms as ${text}`, () => {
      assert.equal(duration(milliseconds), text);
    });
  }
});

describe('progressNumbers', () => {
  const cases: [string, Partial<Progress>, string][] = [
    ['no rate before the first step', { elapsed: 500 }, '0 % · 0/100 · 0.5 s'],
    ['no rate in no time', { completed: 5 }, '5 % · 5/100 · 0.0 s'],
    [
      'steps a second',
      { completed: 50, elapsed: 1000 },
      '50 % · 50/100 · 50/s · 1.0 s · 1.0 s left',
    ],
    [
      'a decimal of a slow rate',
      { completed: 5, elapsed: 2000 },
      '5 % · 5/100 · 2.5/s · 2.0 s · 38.0 s left',
    ],
    [
      'seconds a step',
      { completed: 1, elapsed: 2500 },
      '1 % · 1/100 · 2.5 s each · 2.5 s · 4:08 left',
    ],
    [
      'no hundred per cent before the end',
      { completed: 999, total: 1000, elapsed: 0 },
      '99 % · 999/1000 · 0.0 s',
    ],
    [
      'what is noted',
      { notes: { loss: 0.123456, epoch: 3, set: 'test', bad: NaN } },
      '0 % · 0/100 · 0.0 s · loss 0.1235 · epoch 3 · set test · bad NaN',
    ],
    [
      'where it was stopped',
      { completed: 50, elapsed: 1000, state: 'stopped' },
      'stopped · 50/100 · 50/s · 1.0 s',
    ],
  ];
  for (const [title, change, text] of cases) {
    it(`says ${title}`, () => {
      assert.equal(progressNumbers(progress(change)), text);
    });
  }
});
