import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { exercises, judge } from '../../checks';
import { arranged, inProcess } from '../../checks/worker';
import { judgeSlice } from '../../grading/judgeSlice';
import * as lib from '../../lib';
import { openWorkers, type Workers } from '../../grading/workers';
import { markOf, nameOf, right, sliceOf, wrong } from './kit';
import { solutionSlices } from './solutionSlices';

describe('a slice, judged in a process of its own', () => {
  let workers: Workers;
  before(() => {
    workers = openWorkers();
  });

  for (const slice of solutionSlices()) {
    it(`of ${slice.notebook} gets all points for its own ${slice.exercise}`, async () => {
      const mark = await judgeSlice(slice, { seed: 11, workers });
      assert.equal(nameOf(mark), 'pass', JSON.stringify(mark));
      assert.equal(mark.points, mark.outOf);
      assert.equal(
        mark.kind === 'judged' && mark.tried.publicRight,
        mark.kind === 'judged' && mark.tried.publicCount,
      );
      if (process.env['COURSE_TIMES']) console.log(`      ${slice.exercise}: ${mark.seconds} s`);
    });
  }

  for (const { name, twins } of exercises) {
    it(`cannot call the library’s ${name}, nor what gives it away`, async () => {
      for (const twin of twins) {
        const code = `const lib = require('../lib'); exports.${name} = (...args) => lib.${twin}(...args);`;
        const slice = sliceOf(code, name);
        const mark = await judgeSlice(slice, { seed: 2, workers });
        assert.match(JSON.stringify(mark), /is what this exercise asks for/);
        assert.match(JSON.stringify(mark), /Write the function yourself/);
        assert.deepEqual([nameOf(mark), mark.points], ['fail', 0]);
        assert.deepEqual(
          mark.remarks.map((remark) => remark.name),
          ['calls-library'],
        );
      }
    });
  }

  it('gives the same mark for the same seed, the same one as in this process', async () => {
    const [exercise] = exercises;
    await tf.setBackend('cpu');
    const untidy = (z1: tf.Tensor2D, z2: tf.Tensor2D) => lib.cosineSimilarity(z1, z2).mul(0.5);
    const code = `${right()} const own = exports.cosineSimilarity; exports.cosineSimilarity = (a, b) => own(a, b).mul(0.5);`;
    const marks = [await markOf(workers, code), await markOf(workers, code)];
    const verdicts = marks.map((mark) => mark.kind === 'judged' && mark.verdict);
    const here = await judge(inProcess(arranged(exercise!.name, untidy)), exercise!, { seed: 3 });
    assert.deepEqual(verdicts, [here, here]);
  });

  it('is told once that it calls the library’s solution', async () => {
    const remarks = [{ name: 'calls-library', says: 'It calls it.', cell: 2, line: 1 }];
    const code = "exports.cosineSimilarity = require('../lib').cosineSimilarity;";
    const mark = await judgeSlice({ ...sliceOf(code), remarks }, { seed: 1, workers });
    assert.deepEqual(mark.remarks, remarks);
  });

  it('says where cells stopped', async () => {
    const mark = await markOf(workers, "const a = 1;\nthrow new TypeError('no such column');");
    assert.deepEqual(mark.remarks, [
      {
        name: 'stopped',
        says: 'The cells that this exercise needs stopped with: no such column',
        ...{ cell: 2, line: 2 },
      },
    ]);
  });

  it('is not run where it has a type error', async () => {
    const remarks = [{ name: 'type-error', says: 'z3 is not declared', cell: 2, line: 1 }];
    const mark = await judgeSlice({ ...sliceOf(right()), remarks }, { seed: 1, workers });
    assert.deepEqual([mark.kind, mark.points, mark.remarks], ['contained', 0, remarks]);
  });

  it('names a misconception as a check in a notebook does', async () => {
    const mark = await markOf(workers, wrong());
    assert.ok(mark.kind === 'judged' && mark.verdict.kind === 'fail');
    assert.equal(mark.verdict.misconception, 'not-normalised');
    assert.deepEqual(mark.tried, { publicRight: 0, publicCount: 7, hiddenCount: 3 });
  });
});
