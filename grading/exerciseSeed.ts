import { createHash } from 'node:crypto';
import type { ReturnedFile } from './marks';

/**
 * The seed that draws an exercise's hidden inputs: another one for each class, content and exercise, and the
 * same for a rerun. What a file is called, and by whom it was returned, makes no difference.
 */
export function exerciseSeed(
  classSeed: number,
  files: readonly ReturnedFile[],
  exercise: string,
): number {
  const contents = files.map(({ sha256 }) => sha256).sort();
  const text = JSON.stringify([classSeed, contents, exercise]);
  return createHash('sha256').update(text).digest().readUInt32BE();
}
