import { ROOT } from './courseExercises';
import { loadHidden, type HiddenByExercise } from './hidden/load';
import { openReader, type Reader } from './notebook/reader';
import { openWorkers, type Workers } from './workers';

/** What all submissions share. */
export interface Room {
  readonly reader: Reader;
  readonly workers: Workers;
  readonly hidden: HiddenByExercise;
}

let shared: Omit<Room, 'hidden'> | undefined;
const hiddenByFolder = new Map<string | undefined, HiddenByExercise>();

/**
 * What is read and tried once in a process.
 *
 * @param folder - Of hidden inputs; the course's own where it is left out.
 */
export function roomFor(folder: string | undefined): Room {
  shared ??= { reader: openReader(ROOT), workers: openWorkers() };
  const hidden = hiddenByFolder.get(folder) ?? loadHidden(folder);
  hiddenByFolder.set(folder, hidden);
  return { ...shared, hidden };
}
