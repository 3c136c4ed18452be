import { ROOT, courseExercises } from './courseExercises';
import { loadHidden, type HiddenByExercise } from './hidden/load';
import { submissionReader, type ReadSubmission } from './notebook/read';
import { openWorkers, type Workers } from './workers';

/** What all submissions share. */
export interface Room {
  readonly read: ReadSubmission;
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
  shared ??= { read: submissionReader(ROOT, { withheld: twinsOf }), workers: openWorkers() };
  const hidden = hiddenByFolder.get(folder) ?? loadHidden(folder);
  hiddenByFolder.set(folder, hidden);
  return { ...shared, hidden };
}

const twinsOf = (name: string): readonly string[] =>
  courseExercises().find(({ exercise }) => exercise.name === name)?.exercise.twins ?? [name];
