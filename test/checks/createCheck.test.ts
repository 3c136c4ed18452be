import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { createCheck, type Surroundings } from '../../checks/createCheck';
import type { Progress } from '../../checks/progress/record';
import { recorded } from '../../checks/progress/record';
import { toy } from './toy';

type RowSums = (x: tf.Tensor2D) => tf.Tensor;

/** Surroundings that only remember. */
function memory(more: Partial<Surroundings> = {}) {
  const texts: string[] = [];
  const pages: string[] = [];
  let progress: Progress = {};
  const around: Surroundings = {
    display: (html, text) => {
      pages.push(html);
      texts.push(text);
    },
    store: {
      read: () => progress,
      add: (verdict) => {
        progress = recorded(progress, verdict);
      },
      trouble: () => '',
    },
    isStrict: () => false,
    prepare: () => Promise.resolve(),
    drawSeed: () => 11,
    stopSignal: () => undefined,
    hintsShown: new Map(),
    ...more,
  };
  return {
    around,
    texts,
    pages,
    check: createCheck<RowSums, { x: number[][] }>(toy as never, around),
  };
}

const right: RowSums = (x) => x.sum(1);
const wrong: RowSums = (x) => x.mean(1);
const todo: RowSums = () => {
  throw new Error('TODO');
};

describe('a check in a notebook', () => {
  before(() => tf.setBackend('cpu'));

  it('shows one verdict, as HTML and as text, and records it', async () => {
    const { around, texts, pages, check } = memory();
    await check(right);
    assert.deepEqual(texts, [
      '✓ rowSums — solved (4 of 4 points)\n  Inputs: public 2/2, hidden run at grading: 1.',
    ]);
    assert.match(pages[0] ?? '', /data-verdict="pass"/);
    assert.deepEqual(around.store.read(), { rowSums: { kind: 'pass', points: 4, tries: 1 } });
  });

  it('does not throw, whatever it is given', async () => {
    const { texts, check } = memory();
    for (const submission of [wrong, todo, 5, undefined, null, () => Symbol('s')]) {
      await check(submission as RowSums);
    }
    assert.deepEqual(
      texts.map((text) => text.split(' (')[0]),
      [
        '✗ rowSums — not yet',
        '○ rowSums — not attempted',
        ...Array<string>(4).fill('✗ rowSums — not yet'),
      ],
    );
  });

  it('does not throw when a submission breaks the check itself', async () => {
    const { texts, check } = memory({ prepare: () => Promise.reject(new Error('no backend')) });
    await check(right);
    assert.match(texts[0] ?? '', /The check itself stopped: no backend/);
  });

  it('shows hints one at a time, remembers them, and stays at the last', () => {
    const { texts, around, check } = memory();
    for (let i = 0; i < 3; i += 1) check.hint();
    assert.deepEqual(
      texts.map((text) => text.split('\n').slice(0, 2).join()),
      [
        '• rowSums — hint 1 of 2,  Hint: first',
        '• rowSums — hint 2 of 2,  Hint: second',
        '• rowSums — hint 2 of 2,  Hint: second',
      ],
    );
    assert.equal(around.hintsShown.get('rowSums'), 2);
  });

  it('says how many hints are left', async () => {
    const { texts, check } = memory();
    check.hint();
    await check(wrong);
    assert.match(texts[1] ?? '', /1 hint left: `check\.rowSums\.hint\(\)`/);
  });

  it('tells of trouble with the progress file after the verdict', async () => {
    const store = { read: () => ({}), add: () => undefined, trouble: () => 'Disk full.' };
    const { texts, check } = memory({ store });
    await check(right);
    assert.deepEqual(texts.at(-1), '• progress\n  Note: Disk full.');
  });

  it('judges on fresh inputs, with the seed that is shown', async () => {
    const { texts, check } = memory({ drawSeed: () => 4242 });
    await check(wrong);
    assert.match(texts[0] ?? '', /seed 4242\./);
  });

  it('gives way to Stop: nothing is shown or recorded', async () => {
    const stop = new AbortController();
    const { around, texts, check } = memory({ stopSignal: () => stop.signal });
    const submission: RowSums = (x) => {
      stop.abort(new Error('stopped'));
      return x.sum(1);
    };
    await assert.rejects(check(submission), /^Error: stopped$/);
    assert.deepEqual([texts, around.store.read()], [[], {}]);
  });
});

describe('a check in strict mode', () => {
  before(() => tf.setBackend('cpu'));
  const strict = () => memory({ isStrict: () => true });

  it('throws what it shows, unless it is a pass', async () => {
    const { texts, check } = strict();
    for (const submission of [wrong, todo]) {
      await assert.rejects(check(submission), (error: Error) => error.message === texts.at(-1));
    }
    await check(right);
    assert.equal(texts.length, 3);
  });

  it('leaves the learner’s progress alone', async () => {
    const { around, check } = strict();
    await check(right);
    assert.deepEqual(around.store.read(), {});
  });
});
