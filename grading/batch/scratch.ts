import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

const PREFIX = '.scratch-';

/**
 * Runs something with a folder of its own among the results, and removes it afterwards; those of runs that
 * were killed go as well.
 */
export async function withScratch<T>(
  out: string,
  work: (scratch: string) => Promise<T>,
): Promise<T> {
  const scratch = path.join(out, `${PREFIX}${process.pid}`);
  await mkdir(scratch, { recursive: true });
  for (const name of await readdir(out)) {
    const isLeft = name.startsWith(PREFIX) && !isAlive(Number(name.slice(PREFIX.length)));
    if (isLeft) await rm(path.join(out, name), { recursive: true, force: true });
  }
  try {
    return await work(scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
