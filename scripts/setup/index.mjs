import fs from 'node:fs';
import { SetupError } from './advice.mjs';
import { exclusively } from './lock.mjs';
import { root } from './paths.mjs';
import { endChildren } from './run.mjs';
import { steps } from './steps.mjs';

/** @param {number} megabytes */
function assertDiskSpace(megabytes) {
  const { bavail, bsize } = fs.statfsSync(root);
  const free = Math.floor((bavail * bsize) / 2 ** 20);
  if (free < megabytes) {
    throw new SetupError(
      `Set-up needs ${megabytes} MB, and the disk below this folder has ${free} MB left: free some space, then run the command again.`,
    );
  }
}

/** @param {boolean} retry */
async function performOpenSteps(retry) {
  const open = steps(retry).filter((step) => !step.isDone());
  assertDiskSpace(open.reduce((sum, { megabytes }) => sum + megabytes, 0));
  for (const [i, step] of open.entries()) {
    const started = Date.now();
    console.log(`Set-up ${i + 1}/${open.length}: ${step.name} …`);
    await step.perform();
    console.log(
      `Set-up ${i + 1}/${open.length}: ${step.name}, done in ${((Date.now() - started) / 1000).toFixed(0)} s`,
    );
  }
}

function giveUp() {
  endChildren();
  console.log('\nSet-up was interrupted; the same command goes on from here.');
  process.exit(130);
}

/**
 * Brings this folder up to date; does nothing, quickly, where it is. Safe to interrupt: a step
 * counts as done only by the stamp that it writes last.
 *
 * @param {{ retry?: boolean }} [options] - `retry`: try again what failed before and can be done
 *   without.
 */
export async function setUp({ retry = false } = {}) {
  if (steps(retry).every((step) => step.isDone())) return;
  process.on('SIGINT', giveUp).on('SIGTERM', giveUp);
  await exclusively(() => performOpenSteps(retry));
  process.off('SIGINT', giveUp).off('SIGTERM', giveUp);
}
