import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'bullmq';
import { graderProcess, type GraderProcess, type Outcome } from '../batch/graderProcess';
import type { Terms } from '../batch/receipts';
import type { GradeOptions, Submission } from '../submission';
import { unpacked, type Parcel } from './parcel';
import { connected, queueName } from './redis';

/** How a worker works. */
export interface QueueWorkerOptions {
  readonly url: string;
  /** What this machine grades by; the seed comes with each submission. */
  readonly terms: Omit<Terms, 'options'>;
  /** A folder of hidden inputs that is kept apart, on this machine. */
  readonly hidden?: string | undefined;
  /** Submissions at once. */
  readonly jobs: number;
  /** A file that exports `grade`. */
  readonly grader: string;
  /** Milliseconds for one submission. */
  readonly deadline: number;
  /** Milliseconds without a sign of life after which another worker takes over. @defaultValue 30000 */
  readonly patience?: number;
  /** Told of each submission that is done. */
  readonly done?: (student: string) => void;
}

/** So often a submission may lose its worker before it is given up: it may be what kills them. */
const LOST = 2;

/**
 * Takes submissions from a queue and grades them, each in a process of its own, until it is closed.
 *
 * @returns Ends the work; what is begun is finished first.
 * @throws Error where there is no server.
 */
export async function queueWorker(options: QueueWorkerOptions): Promise<() => Promise<void>> {
  const { url, terms, hidden, jobs, grader, deadline, patience = 30_000, done } = options;
  const connection = await connected(url);
  const graders = pool(grader, deadline);
  const worker = new Worker<Parcel, Outcome>(
    queueName(terms),
    async ({ data }) => {
      const settings = { seed: data.seed, ...(hidden === undefined ? {} : { hidden }) };
      const outcome = await inScratch(data, (submission) => graders.grade(submission, settings));
      done?.(data.student);
      return outcome;
    },
    {
      connection,
      concurrency: jobs,
      lockDuration: patience,
      stalledInterval: patience,
      maxStalledCount: LOST,
    },
  );
  worker.on('error', () => undefined); // an interruption; the connection is taken up again
  return async () => {
    await worker.close();
    graders.kill();
    connection.disconnect();
  };
}

/** A submission's files on this disk, for as long as they are needed. */
async function inScratch<T>(
  parcel: Parcel,
  use: (submission: Submission) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'grading-'));
  try {
    return await use(await unpacked(parcel, folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Grading processes, used again while they live. */
function pool(grader: string, deadline: number) {
  const idle: GraderProcess[] = [];
  const all = new Set<GraderProcess>();
  const attempt = async (submission: Submission, options: GradeOptions): Promise<Outcome> => {
    const process = idle.pop() ?? graderProcess(grader, deadline);
    all.add(process);
    const outcome = await process.grade(submission, options);
    if (outcome.kind === 'died' || outcome.kind === 'late') all.delete(process);
    else idle.push(process);
    return outcome;
  };
  const grade = async (submission: Submission, options: GradeOptions): Promise<Outcome> => {
    const outcome = await attempt(submission, options);
    return outcome.kind === 'died' ? attempt(submission, options) : outcome;
  };
  const kill = () => {
    for (const process of all) process.kill();
  };
  return { grade, kill };
}
