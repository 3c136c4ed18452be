import type { Remark } from '../marks';

/** Why a worker had to be stopped, or stopped by itself. */
export type Containment = Error & { readonly remark: Remark };

/** An error that carries a remark. */
export const contained = (name: string, says: string): Containment =>
  Object.assign(new Error(says), { remark: { name, says } });

/** Whether a submission's code was stopped; anything else is a fault of the grader. */
export const isContained = (error: unknown): error is Containment =>
  error instanceof Error && 'remark' in error;
