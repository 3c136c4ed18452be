import type { GradeOptions, Submission } from '../submission';
import { graderProcess, type GraderProcess, type Outcome } from './graderProcess';

/** How many work at once, and on what. */
export interface Crew {
  readonly jobs: number;
  /** A file that exports `grade`. */
  readonly grader: string;
  /** Milliseconds for one submission. */
  readonly deadline: number;
  /** Ends all work at once. */
  readonly signal?: AbortSignal | undefined;
  /** The address of a Redis whose workers do the work in place of processes here. */
  readonly queue?: string | undefined;
  /** Told what keeps the work waiting. */
  readonly notice?: ((text: string) => void) | undefined;
}

/**
 * Grades submissions, several at once, each in the next free process. One whose process dies is tried
 * once more: the machine may have been short of memory.
 *
 * @param report - Gets every outcome as it comes; the next submission waits for it.
 */
export async function gradeAll(
  submissions: readonly Submission[],
  options: GradeOptions,
  { jobs, grader, deadline, signal }: Crew,
  report: (submission: Submission, outcome: Outcome) => Promise<void>,
): Promise<void> {
  const waiting = [...submissions];
  const lane = async (): Promise<void> => {
    let process: GraderProcess | undefined;
    const stop = () => process?.kill();
    signal?.addEventListener('abort', stop);
    const attempt = async (submission: Submission): Promise<Outcome> => {
      process ??= graderProcess(grader, deadline);
      const outcome = await process.grade(submission, options);
      if (outcome.kind === 'died' || outcome.kind === 'late') process = undefined;
      return outcome;
    };
    try {
      for (let each = waiting.shift(); each && !signal?.aborted; each = waiting.shift()) {
        let outcome = await attempt(each);
        if (outcome.kind === 'died' && !signal?.aborted) outcome = await attempt(each);
        if (signal?.aborted) return;
        await report(each, outcome);
      }
    } finally {
      process?.kill();
      signal?.removeEventListener('abort', stop);
    }
  };
  const lanes = Math.min(jobs, submissions.length);
  await Promise.all(Array.from({ length: lanes }, lane));
}
