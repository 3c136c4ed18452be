import type { Random } from '../../lib';
import type { Answer, Caller, TensorAnswer } from '../caller';
import type { Exercise, Probe } from '../exercise';
import { flat, isClose, type Inputs, type Values } from '../plain';
import { isStubMessage } from '../stub';

/** One submission before the judge. */
export interface Trial<I extends Inputs> {
  readonly exercise: Exercise<I>;
  readonly call: Caller;
  /** Draws whatever is hidden. */
  readonly random: Random;
}

/** What a submission answered to one probe, and what was right. */
export interface Evidence<I extends Inputs> {
  readonly probe: Probe<I>;
  readonly answer: Answer;
  readonly expected: Values;
}

const TOLERANCE = 1e-5;

/** How far an answer may be from the probe's expected values. */
export const toleranceOf = <I extends Inputs>({ tolerance = TOLERANCE }: Probe<I>): number =>
  tolerance;

/** Asks one probe. */
export async function ask<I extends Inputs>(
  { call, exercise }: Trial<I>,
  probe: Probe<I>,
): Promise<Evidence<I>> {
  const expected = flat(probe.expected ?? exercise.reference(probe.inputs));
  return { probe, expected, answer: await call({ inputs: probe.inputs }) };
}

/** Whether the answer is a float32 tensor of the expected shape and values. */
export const isRight = <I extends Inputs>(evidence: Evidence<I>): boolean => {
  const { answer, expected, probe } = evidence;
  return isFloatTensor(answer) && isClose(answer, expected, toleranceOf(probe));
};

export const isFloatTensor = (answer: Answer): answer is TensorAnswer =>
  answer.kind === 'tensor' && answer.dtype === 'float32';

/** Whether a call threw the stub's own error: nothing has been written yet. */
export const isUnattempted = (answer: Answer): boolean =>
  answer.kind === 'threw' && isStubMessage(answer.message);
