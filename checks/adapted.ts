import type { Exercise } from './exercise';
import type { Inputs } from './plain';

/** A function under test: what it takes and returns is found out by calling it. */
export type Submission = (...args: unknown[]) => unknown;

/** The submission as the judge calls it: tensor out, whatever the learner's function returns. */
export const adapted = <I extends Inputs>({ adapt }: Exercise<I>, submission: unknown): unknown =>
  adapt && typeof submission === 'function' ? adapt(submission as Submission) : submission;
