import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { usageOf } from '../../grading/sandbox/tree';
import { ISOLATIONS, workersOrSkip } from './kit';

const KIT = path.join(__dirname, 'kit');

/** A grader whose worker waits for ever in a call that it does not know the end of. */
const grader = (isolation: string): string => `
  const { openWorkers } = require('../../grading/workers');
  const workers = openWorkers({ isolation: '${isolation}' });
  const code = 'exports.f = 1; for (;;);';
  workers.start({ exercise: 'f', code, twins: [] }).load();
  setTimeout(() => console.log('started'), 1500);
`;

describe('a worker whose grader is killed', () => {
  for (const isolation of ISOLATIONS) {
    it(`ends too, behind ${isolation}`, async function () {
      workersOrSkip(this, isolation);
      const parent = spawn(
        process.execPath,
        ['-r', 'ts-node/register', '--eval', grader(isolation)],
        { cwd: path.dirname(KIT), stdio: ['ignore', 'pipe', 'inherit'] },
      );
      await once(parent.stdout, 'data');
      const [, ...workers] = usageOf(parent.pid ?? 0)?.processes ?? [];
      assert.ok(workers.length > 0);
      parent.kill('SIGKILL');
      await once(parent, 'exit');
      for (let k = 0; k < 100 && workers.some((pid) => usageOf(pid)); k += 1) await pause(50);
      assert.deepEqual(
        workers.filter((pid) => usageOf(pid)),
        [],
      );
    });
  }
});
