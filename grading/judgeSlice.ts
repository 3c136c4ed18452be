import { exercises, judge, type Exercise } from '../checks';
import type { ExerciseMark, Remark } from './marks';
import { isContained } from './sandbox/contained';
import { isRunnable, type Slice } from './slice';
import type { Failed, Worker, Workers } from './workers';

/** How to judge a slice. */
export interface JudgeSliceOptions {
  /** Draws the hidden inputs. */
  readonly seed: number;
  readonly workers: Workers;
  /** In place of the course's. */
  readonly exercise?: Exercise;
}

/**
 * Judges what a notebook has for one exercise: in a process of its own, by values only.
 *
 * @throws Error where the grader itself fails; whatever the code does is part of the mark.
 */
export async function judgeSlice(
  slice: Slice,
  { seed, workers, exercise = exerciseOf(slice.exercise) }: JudgeSliceOptions,
): Promise<ExerciseMark> {
  const { notebook } = slice;
  const { name, points: outOf, twins } = exercise;
  const { remarks } = slice;
  const mark = { exercise: name, notebook, points: 0, outOf, seed, remarks, seconds: 0 };
  if (!isRunnable(slice)) return { ...mark, kind: 'contained' };
  let worker: Worker | Failed | undefined;
  try {
    worker = await workers.start({ exercise: name, code: slice.code, twins });
    if ('failed' in worker) {
      const seconds = worker.cpuSeconds;
      return { ...mark, kind: 'contained', seconds, remarks: [...remarks, failure(worker, slice)] };
    }
    const verdict = await judge(worker.call, exercise, { seed });
    const seconds = worker.cpuSeconds();
    const { points, tried } = verdict;
    return { ...mark, kind: 'judged', points, seconds, verdict, tried };
  } catch (error) {
    if (!isContained(error)) throw error;
    const seconds = worker && 'call' in worker ? worker.cpuSeconds() : 0;
    return { ...mark, kind: 'contained', seconds, remarks: [...remarks, error.remark] };
  } finally {
    if (worker && 'kill' in worker) worker.kill();
  }
}

function exerciseOf(name: string): Exercise {
  const exercise = exercises.find((each) => each.name === name);
  if (!exercise) throw new RangeError(`judgeSlice: ${name} is no exercise of this course.`);
  return exercise;
}

/** Why the cells stopped, and where. */
function failure({ failed, line }: Failed, { places }: Slice): Remark {
  const place = places[line - 1];
  return {
    name: 'stopped',
    says: `The cells that this exercise needs stopped with: ${failed}`,
    ...(place && place.cell > 0 ? place : {}),
  };
}
