/**
 * What the code of one exercise may use. Processor time rather than time on the clock, so that a
 * busy machine changes no mark.
 */
export interface Limits {
  /** Processor seconds until a worker is ready; it has run nothing of a submission by then. */
  readonly startSeconds: number;
  /** Processor seconds for the cells that an exercise needs: imports, constants, functions. */
  readonly loadSeconds: number;
  /** Processor seconds for one call. */
  readonly callSeconds: number;
  /** Processor seconds for all that a worker does. */
  readonly totalSeconds: number;
  /** Seconds on the clock of being asleep while an answer is waited for. */
  readonly idleSeconds: number;
  /** Seconds on the clock for one answer, where processor time cannot be seen. */
  readonly clockSeconds: number;
  /** Memory in use. */
  readonly memoryBytes: number;
  /** JavaScript's heap; what is beyond it ends the process at once. */
  readonly heapMegabytes: number;
  /** Memory that may be asked for: stops a single huge request before it is in use. */
  readonly dataBytes: number;
  /** The cells that an exercise needs. */
  readonly codeBytes: number;
  /** Printed, on both streams together. */
  readonly outputBytes: number;
  /** One message to the judge. */
  readonly messageBytes: number;
  /** Processes, those of the sandbox itself among them. */
  readonly processes: number;
}

/**
 * Limits for this course's exercises.
 *
 * The course's own solutions take 0.15 s to load, 0.11 s for the slowest call, 0.75 s for the
 * longest exercise, and print nothing; `treat` alone, which trains, takes 0.6 s for its first call
 * and 2.4 s in all. There is room for an answer that is 25 times as slow, there for five times.
 */
export const LIMITS: Limits = {
  startSeconds: 20,
  loadSeconds: 3,
  callSeconds: 3,
  totalSeconds: 20,
  idleSeconds: 5,
  clockSeconds: 60,
  memoryBytes: 1_000_000_000,
  heapMegabytes: 512,
  dataBytes: 2_000_000_000,
  codeBytes: 1_000_000,
  outputBytes: 1_000_000,
  messageBytes: 8_000_000,
  processes: 8,
};
