import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { arranged } from '../../checks/arranged';
import type { Exercise } from '../../checks/exercise';
import { inProcess } from '../../checks/inProcess';
import { judge } from '../../checks/judge/judge';
import type { Inputs } from '../../checks/plain';
import type { Verdict } from '../../checks/verdict';
import { RUNGS } from '../../lib/engine/rungs';
import { BANKS } from './bank';
import type { Bank } from './bank/bank';
import { startOrSkip } from '../support/rungs';

/** Prints `killed k/n, named m/n, accepted r/r`; the counts are what was seen, not what was hoped. */
const tally = { killed: 0, named: 0, wrong: 0, accepted: 0, right: 0 };
const line = ({ killed, named, wrong, accepted, right }: typeof tally) =>
  `killed ${killed}/${wrong}, named ${named}/${wrong}, accepted ${accepted}/${right}`;

const nameOf = (verdict: Verdict): string =>
  verdict.kind === 'fail' ? (verdict.misconception ?? verdict.fault) : verdict.kind;

function judgesItsBank<I extends Inputs>(exercise: Exercise<I>, { wrong, right }: Bank): void {
  const mine = { ...tally, wrong: Object.keys(wrong).length, right: Object.keys(right).length };
  const seen: string[] = [];

  it(`${exercise.name}: accepts every right answer`, async () => {
    for (const [title, submission] of Object.entries(right)) {
      const verdict = await judge(inProcess(arranged(exercise.name, submission)), exercise, {
        seed: 1,
      });
      if (verdict.kind === 'pass') mine.accepted += 1;
      else seen.push(`${title}: ${JSON.stringify(verdict)}`);
    }
    assert.equal(mine.accepted, mine.right, seen.join('\n'));
  });

  for (const rung of RUNGS.filter(({ name }) => name !== 'cpu')) {
    it(`${exercise.name}: accepts them on ${rung.name} too, but for an operation it lacks`, async function () {
      await startOrSkip(rung).call(this);
      for (const [title, submission] of Object.entries(right)) {
        const verdict = await judge(inProcess(arranged(exercise.name, submission)), exercise, {
          seed: 3,
        });
        assert.ok(['pass', 'engine'].includes(nameOf(verdict)), `${title}: ${nameOf(verdict)}`);
      }
    });
  }

  it(`${exercise.name}: stops 95 % of the wrong answers and names 80 % of them rightly`, async () => {
    for (const [title, [is, submission]] of Object.entries(wrong)) {
      const verdict = await judge(inProcess(arranged(exercise.name, submission)), exercise, {
        seed: 2,
      });
      if (verdict.kind === 'fail') mine.killed += 1;
      if (nameOf(verdict) === is) mine.named += 1;
      else if (is !== undefined) seen.push(`${title} is ${is}, not ${nameOf(verdict)}`);
      else if (verdict.kind !== 'fail') seen.push(`${title} lives`);
      else assert.equal(verdict.misconception, undefined, `${title} has no name, yet got one`);
    }
    assert.ok(mine.killed >= 0.95 * mine.wrong && mine.named >= 0.8 * mine.wrong, line(mine));
    assert.deepEqual(seen, [], 'each mistake that has a name gets this name');
  });

  after(() => {
    console.log(`      ${exercise.name}: ${line(mine)}`);
    for (const key of Object.keys(tally) as (keyof typeof tally)[]) tally[key] += mine[key];
  });
}

describe('the checks, judged by wrong and right submissions', function () {
  this.timeout(180_000); // treat trains, and the machine may be busy
  beforeEach(() => tf.setBackend('cpu'));
  after(() => tf.setBackend('cpu'));
  for (const [exercise, bank] of BANKS) {
    describe(exercise.name, () => {
      judgesItsBank(exercise, bank);
    });
  }
  after(() => {
    console.log(`      all checks: ${line(tally)}`);
  });
});
