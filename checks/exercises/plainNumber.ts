import type { Exercise } from '../exercise';

/** For a function that gives one number, plain or as a tensor. */
export const plainNumber: NonNullable<Exercise['measure']> = {
  of: ([given]) =>
    given?.kind === 'plain' && typeof given.result === 'number' ? given.result : undefined,
};
