import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { draws } from '../../../checks';
import { arranged } from '../../../checks/arranged';
import { inProcess } from '../../../checks/inProcess';
import { judge } from '../../../checks/judge/judge';
import { loadHidden } from '../../../grading/hidden/load';
import { withHidden } from '../../../grading/hidden/withHidden';
import type { Random } from '../../../lib';
import { BANKS } from '../../checks/bank';

const SEEDS = [1, 2 ** 32 - 1];
/** So that a tolerance which one draw in thirty breaks for most answers is seen. */
const MANY = 60;
/** For each of the others: one in ten, where it breaks for this one alone. */
const SOME = 15;
const hidden = loadHidden();

describe('the hidden inputs of grading', () => {
  before(() => tf.setBackend('cpu'));

  for (const [exercise, { right, wrong }] of BANKS) {
    const graded = withHidden(exercise, hidden);
    const judged = (submission: unknown, seed: number) =>
      judge(inProcess(arranged(graded.name, submission)), graded, { seed });

    it(`${exercise.name}: let every right answer pass`, async function () {
      this.timeout(120_000);
      for (const [title, submission] of Object.entries(right)) {
        for (const seed of SEEDS) {
          const verdict = await judged(submission, seed);
          assert.equal(verdict.kind, 'pass', `${title}: ${JSON.stringify(verdict)}`);
        }
      }
    });

    // What augment does is judged by shares, over 3000 pictures an input; what treat does, by training.
    const isCostly = ['augment', 'treat'].includes(exercise.name);
    it(`${exercise.name}: let right answers pass, whatever is drawn`, async function () {
      this.timeout(120_000);
      const more = hidden.get(exercise.name)!;
      for (const [i, [title, submission]] of Object.entries(right).entries()) {
        const length = isCostly ? 1 : i === 0 ? MANY : SOME;
        const often = (random: Random) => Array.from({ length }, () => more(random, draws)).flat();
        const asked = { ...exercise, hidden: often, properties: [] };
        const verdict = await judge(inProcess(arranged(asked.name, submission)), asked, {
          seed: 4,
        });
        assert.equal(verdict.kind, 'pass', `${title}: ${JSON.stringify(verdict)}`);
      }
    });

    it(`${exercise.name}: leave wrong answers the names that they have without them`, async function () {
      this.timeout(120_000);
      for (const [title, [is, submission]] of Object.entries(wrong)) {
        const verdict = await judged(submission, 2);
        const name = verdict.kind === 'fail' ? (verdict.misconception ?? verdict.fault) : 'pass';
        if (is !== undefined) assert.equal(name, is, title);
        else assert.equal(verdict.kind, 'fail', title);
      }
    });
  }
});
