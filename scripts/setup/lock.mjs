import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot } from './paths.mjs';

const POLL_MS = 300;

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs `work` while no other set-up of this folder runs: two terminals may start at once.
 * A lock whose process has died is taken over.
 *
 * @param {() => Promise<void>} work
 * @param {string} [file] - The lock; it holds its owner's process number.
 */
export async function exclusively(work, file = inRoot('.course', 'setup.lock')) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  for (let told = false; ; told = true) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    if (!isAlive(Number(fs.readFileSync(file, 'utf8')))) fs.rmSync(file, { force: true });
    else {
      if (!told) console.log('Another set-up of this folder is running: waiting for it.');
      await sleep(POLL_MS);
    }
  }
  try {
    await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}
