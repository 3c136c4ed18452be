import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { replaceFile } from '../../lib';

/** Seeds are whole numbers below this. */
export const SEEDS = 2 ** 32;

/**
 * The seed from which all others of a class are drawn: the given one, else that of an earlier run,
 * else a random one. It is recorded among the results.
 */
export async function classSeed(folder: string, given?: number): Promise<number> {
  const file = path.join(folder, 'class.json');
  const recorded = await readFile(file, 'utf8').then(seedIn, () => undefined);
  const seed = given ?? recorded ?? randomInt(SEEDS);
  if (seed !== recorded) await replaceFile(file, `${JSON.stringify({ seed })}\n`);
  return seed;
}

function seedIn(text: string): number | undefined {
  try {
    const { seed } = JSON.parse(text) as { seed?: unknown };
    return typeof seed === 'number' ? seed : undefined;
  } catch {
    return undefined;
  }
}
