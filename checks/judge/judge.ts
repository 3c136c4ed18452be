import { uniforms } from '../../lib';
import type { RawCaller } from '../caller';
import type { Exercise } from '../exercise';
import { measured } from '../measured';
import type { Inputs } from '../plain';
import type { Failure, Tried, Verdict } from '../verdict';
import { judgeConstants } from './constants';
import { diagnose } from './diagnose';
import { faultOf } from './faults';
import { judgeGradient } from './gradient';
import { judgeInputs, judgeLeaks, judgeLoops, tidyNote } from './manners';
import { brokenProperty } from './properties';
import { ask, isRight, isUnattempted, type Evidence, type Trial } from './trial';

/** How to judge. */
export interface JudgeOptions {
  /** Draws the hidden inputs; recorded in the verdict. */
  readonly seed: number;
  /** Ends the judging between two calls. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Judges one submission: the same for a learner's cell, CI and the grader.
 *
 * @param raw - Reaches the submission, wherever it lives; it gives raw results.
 * @returns What was found: plain data that JSON carries.
 * @throws The signal's reason when it is aborted, and whatever `raw` rejects with.
 */
export async function judge<I extends Inputs>(
  raw: RawCaller,
  exercise: Exercise<I>,
  { seed, signal }: JudgeOptions,
): Promise<Verdict> {
  const stoppable: RawCaller = async (request) => {
    const answer = await raw(request);
    signal?.throwIfAborted(); // a stopped submission has thrown, and that is not its fault
    return answer;
  };
  const call = measured(exercise, stoppable);
  const trial: Trial<I> = { exercise, call, random: uniforms(seed) };
  const evidence = await gather(trial);
  const tried = triedOn(exercise, evidence);
  const judged = { exercise: exercise.name, seed, points: 0, outOf: exercise.points, tried };
  if (!evidence) return { ...judged, kind: 'unattempted' };
  const fault = await findFailure(trial, evidence);
  if (fault) return { ...judged, kind: 'fail', ...fault };
  const { failure = await judgeConstants(trial), note } = await judgeGradient(trial);
  if (failure) return { ...judged, kind: 'fail', ...failure };
  const notes = [tidyNote(evidence), note].filter(isText);
  return { ...judged, kind: 'pass', points: exercise.points, notes };
}

/** Counts the inputs; `publicRight` is 0 where nothing was answered. */
export function triedOn<I extends Inputs>(
  { probes, hiddenAtGrading }: Exercise<I>,
  evidence: readonly Evidence<I>[] = [],
): Tried {
  const publicRight = evidence.slice(0, probes.length).filter(isRight).length;
  return { publicRight, publicCount: probes.length, hiddenCount: hiddenAtGrading };
}

/** The answers to all probes; nothing where the stub is still in place. */
async function gather<I extends Inputs>(trial: Trial<I>): Promise<Evidence<I>[] | undefined> {
  const { probes, hidden } = trial.exercise;
  const evidence: Evidence<I>[] = [];
  for (const probe of [...probes, ...hidden(trial.random)]) {
    const found = await ask(trial, probe);
    if (isUnattempted(found.answer)) return undefined;
    evidence.push(found);
  }
  return evidence;
}

async function findFailure<I extends Inputs>(
  trial: Trial<I>,
  evidence: readonly Evidence<I>[],
): Promise<Failure | undefined> {
  const wrong = evidence.find((each) => !isRight(each));
  if (wrong) return explain(trial, evidence, wrong);
  return (
    judgeInputs(trial, evidence) ??
    (await brokenProperty(trial))?.failure ??
    judgeLeaks(trial, evidence) ??
    (await judgeLoops(trial))
  );
}

/** Says what is wrong with the values: a known mistake, else a broken property, else the place. */
async function explain<I extends Inputs>(
  trial: Trial<I>,
  evidence: readonly Evidence<I>[],
  wrong: Evidence<I>,
): Promise<Failure> {
  const fault = faultOf(trial.exercise, wrong);
  const known = diagnose(trial.exercise, evidence);
  if (known) return { ...fault, misconception: known.id, look: known.hint };
  if (fault.fault !== 'values') return fault;
  const broken = await brokenProperty(trial);
  if (!broken) return fault;
  const { says, look } = broken.property;
  return { ...fault, look: `${says}; yours does not keep to that. ${look}` };
}

const isText = (note: string | undefined): note is string => note !== undefined;
