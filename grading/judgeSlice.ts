import { exercises, judge, type Exercise } from '../checks';
import type { ExerciseMark, Remark } from './marks';
import { WITHHELD } from './program/withhold';
import { isContained } from './sandbox/contained';
import { isRunnable, type Slice } from './slice';
import type { Loaded, Workers } from './workers';

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
 * @returns Always a mark: whatever the code does is part of it.
 */
export async function judgeSlice(
  slice: Slice,
  { seed, workers, exercise = exerciseOf(slice.exercise) }: JudgeSliceOptions,
): Promise<ExerciseMark> {
  const { code, notebook, remarks } = slice;
  const { name, points: outOf, twins } = exercise;
  const mark = { exercise: name, notebook, points: 0, outOf, seed, remarks, seconds: 0 };
  if (!isRunnable(slice)) return { ...mark, kind: 'contained' };
  const worker = workers.start({ exercise: name, code, twins });
  const stopped = (remark: Remark): ExerciseMark => {
    const seconds = worker.cpuSeconds();
    return { ...mark, kind: 'contained', seconds, remarks: [...remarks, remark] };
  };
  try {
    const loaded = await worker.load();
    if (loaded.kind === 'failed') return stopped(failure(loaded, slice));
    const verdict = await judge(worker.call, exercise, { seed });
    const { points, tried } = verdict;
    const seconds = worker.cpuSeconds();
    const called = calledTwin(verdict.kind === 'fail' ? verdict.seen : '');
    const isSaid = remarks.some(({ name: said }) => said === CALLS);
    const advised = called.length > 0 && verdict.kind === 'fail' ? { ...verdict, look } : verdict;
    const all = isSaid ? remarks : [...remarks, ...called];
    return { ...mark, kind: 'judged', points, seconds, verdict: advised, tried, remarks: all };
  } catch (error) {
    return stopped(remarkOf(error));
  } finally {
    worker.kill();
  }
}

/** Why there is no verdict. */
const remarkOf = (error: unknown): Remark =>
  isContained(error)
    ? error.remark
    : {
        name: 'check-stopped',
        says: `The check itself stopped on these answers: ${String(error)}`,
      };

function exerciseOf(name: string): Exercise {
  const exercise = exercises.find((each) => each.name === name);
  if (!exercise) throw new RangeError(`judgeSlice: ${name} is no exercise of this course.`);
  return exercise;
}

const CALLS = 'calls-library';

/** In place of what the check advises where code stops: nothing is wrong with it but that. */
const look = 'Write the function yourself: other functions of the library may be used.';

/** A remark where the library's own solution was called. */
const calledTwin = (said: string): Remark[] =>
  said.includes(WITHHELD)
    ? [{ name: CALLS, says: `The library’s solution was called: ${said}` }]
    : [];

/** Why the cells stopped, and where. */
function failure(
  { message, line }: Extract<Loaded, { kind: 'failed' }>,
  { places }: Slice,
): Remark {
  const place = places[line - 1];
  const [twin] = calledTwin(message);
  return {
    name: twin?.name ?? 'stopped',
    says: `The cells that this exercise needs stopped with: ${message}`,
    ...(place && place.cell > 0 ? place : {}),
  };
}
