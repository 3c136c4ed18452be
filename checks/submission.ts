/** A function under test: what it takes and returns is found out by calling it. */
export type Submission = (...args: unknown[]) => unknown;
