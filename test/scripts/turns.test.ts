import assert from 'node:assert/strict';
import { takeTurns, type Stack } from '../../scripts/bench/engine/turns';
import { median } from '../../scripts/bench/median';

/** A program that says `ready`, and for each number what `answer` makes of it. */
const stack = (name: string, answer: string): Stack => ({
  name,
  command: [
    process.execPath,
    '-e',
    `console.log('ready');
     require('node:readline').createInterface(process.stdin).on('line', (n) => { ${answer} });`,
  ],
});

describe('the bench of the engine', () => {
  it('takes the middle of some numbers', () => {
    assert.equal(median([5, 1, 3]), 3);
    assert.ok(Number.isNaN(median([])));
  });

  it('asks its stacks in turns, and takes the median step of each round', async () => {
    const count = 'console.log(JSON.stringify(Array.from({ length: n }, (_, i) => i)));';
    const tenfold = 'console.log("noise"); console.log(JSON.stringify(Array(+n).fill(10 * n)));';
    const stacks = [stack('counts', count), { ...stack('tenfold', tenfold), steps: 2 }];
    const times = await takeTurns(stacks, { rounds: 2, steps: 5, warmUp: 1 });
    assert.deepEqual(times.get('counts'), [2, 2]);
    assert.deepEqual(times.get('tenfold'), [20, 20]);
  });

  it('says what a stack printed last, where it ends before its time', async () => {
    const breaks = stack('breaks', 'console.error("no such workload"); process.exit(1);');
    await assert.rejects(
      takeTurns([breaks], { rounds: 1, steps: 1, warmUp: 1 }),
      /bench: breaks ended early\. It said last:\nno such workload/,
    );
  });
});
