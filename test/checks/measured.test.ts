import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import type { Exercise } from '../../checks/exercise';
import { inProcess } from '../../checks/inProcess';
import { judge } from '../../checks/judge/judge';
import { fieldsOf, isNumbers } from '../../checks/result';
import { toy, type Toy } from './toy';

/** Row sums as `{ sums: number[] }`. */
const exercise: Exercise<Toy> = {
  ...toy,
  wanted: 'an object { sums }',
  measure: {
    of: ([given]) => {
      const { sums } = fieldsOf(given);
      return isNumbers(sums) ? sums : undefined;
    },
  },
};

const verdictOn = (submission: unknown) => judge(inProcess(submission), exercise, { seed: 3 });
const seen = async (submission: unknown) => {
  const verdict = await verdictOn(submission);
  return verdict.kind === 'fail' ? verdict.seen : verdict.kind;
};

describe('an exercise whose answer is no tensor', () => {
  beforeEach(() => tf.setBackend('cpu'));

  it('is judged by what is measured of the answer', async () => {
    const sums = (x: tf.Tensor2D) => ({ sums: Array.from(tf.tidy(() => x.sum(1)).dataSync()) });
    assert.equal((await verdictOn(sums)).kind, 'pass');
    const means = (x: tf.Tensor2D) => ({ sums: sums(x).sums.map((v) => v / 2) });
    const verdict = await verdictOn(means);
    assert.equal(verdict.kind === 'fail' && verdict.misconception, 'means');
  });

  it('says what is wanted where nothing can be measured', async () => {
    assert.equal(
      await seen(() => ({})),
      'rowSums returned something else; wanted: an object { sums }.',
    );
    assert.equal(
      await seen(() => ({ sum: tf.scalar(1), count: 2 })),
      'rowSums returned an object { sum, count }; wanted: an object { sums }.',
    );
    assert.equal(await seen(() => [3]), 'rowSums returned an array; wanted: an object { sums }.');
    assert.equal(
      await seen(() => undefined),
      'rowSums returned nothing; wanted: an object { sums }.',
    );
  });

  it('says what is wanted, not a measurement’s shape, where a tensor has the wrong one', async () => {
    const rows = (x: tf.Tensor2D) => x.clone();
    const verdict = await verdictOn(rows);
    assert.match(verdict.kind === 'fail' ? verdict.seen : '', /wanted: an object \{ sums \}\.$/);
  });

  it('may take several calls, whose faults and leaks are those of one', async () => {
    const twice: Exercise<Toy> = {
      ...exercise,
      measure: {
        calls: ({ x }) => [{ x }, { x: x.map((row) => row.map((v) => -v)) }],
        of: (given) => {
          const [plus, minus] = given.map((each) => fieldsOf(each)['sums']);
          if (!isNumbers(plus) || !isNumbers(minus)) return undefined;
          return plus.map((v, i) => (v - (minus[i] ?? NaN)) / 2);
        },
      },
    };
    const judged = (submission: unknown) => judge(inProcess(submission), twice, { seed: 3 });
    const sums = (x: tf.Tensor2D) => Array.from(tf.tidy(() => x.sum(1)).dataSync());
    assert.equal((await judged((x: tf.Tensor2D) => ({ sums: sums(x) }))).kind, 'pass');
    const refuses = (x: tf.Tensor2D) => {
      const found = sums(x);
      if ((found[0] ?? 0) < 0) throw new Error('no negative numbers');
      return { sums: found };
    };
    const refused = await judged(refuses);
    assert.match(refused.kind === 'fail' ? refused.seen : '', /stopped with: no negative numbers/);
    const kept: tf.Tensor[] = [];
    const leaks = (x: tf.Tensor2D) => {
      if ((sums(x)[0] ?? 0) < 0) kept.push(tf.keep(x.clone()));
      return { sums: sums(x) };
    };
    const leaky = await judged(leaks);
    assert.equal(leaky.kind === 'fail' && leaky.fault, 'leak');
    tf.dispose(kept);
  });

  it('names the place of a wrong value as the exercise does', async () => {
    const named = { ...exercise, place: (index: number) => `the sum of row ${index}` };
    const call = inProcess(() => ({ sums: [3, 9] }));
    const verdict = await judge(call, named, { seed: 3 });
    assert.equal(
      verdict.kind === 'fail' && verdict.seen,
      'On two rows, the sum of row 1 should be 8; yours is 9.',
    );
  });

  it('knows a stub, and what is no function', async () => {
    const stub = () => {
      throw new Error('TODO: rowSums');
    };
    assert.equal(await seen(stub), 'unattempted');
    assert.match(await seen(5), /stopped with: number is not a function/);
  });
});
