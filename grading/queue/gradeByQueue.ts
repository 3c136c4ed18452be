import { Queue, QueueEvents, type Job } from 'bullmq';
import type { Outcome } from '../batch/graderProcess';
import { receiptKey, type Terms } from '../batch/receipts';
import type { Submission } from '../submission';
import { packed, type Parcel } from './parcel';
import { connected, queueName } from './redis';

/** Seconds for which the server keeps what nobody has fetched: a week. */
const KEPT = { age: 7 * 24 * 3600 };

/** Where to queue, and whom to tell. */
export interface QueueOptions {
  readonly url: string;
  /** Ends the waiting; what no worker has begun is taken out of the queue. */
  readonly signal?: AbortSignal | undefined;
  /** Told where nobody works on the queue. */
  readonly notice?: ((text: string) => void) | undefined;
}

/**
 * Has submissions graded by the workers of a queue, wherever they run.
 *
 * Each is queued once, under the key of its receipt: a batch that was interrupted and is queued again
 * finds what is waiting, at work or done. A worker that dies loses its submission to another one.
 *
 * @param report - Gets one outcome for each submission.
 * @throws Error where there is no server.
 */
export async function gradeByQueue(
  submissions: readonly Submission[],
  terms: Terms,
  { url, signal, notice }: QueueOptions,
  report: (submission: Submission, outcome: Outcome) => Promise<void>,
): Promise<void> {
  const connection = await connected(url);
  const listening = connection.duplicate();
  const queue = new Queue<Parcel, Outcome>(queueName(terms), { connection });
  const events = new QueueEvents(queue.name, { connection: listening });
  for (const emitter of [queue, events]) emitter.setMaxListeners(0); // one for each submission
  const stopped = abortOf(signal);
  try {
    await events.waitUntilReady();
    const jobs: [Submission, Job<Parcel, Outcome>][] = [];
    for (const each of submissions) {
      if (signal?.aborted) break;
      jobs.push([each, await added(queue, each, terms)]);
    }
    if ((await queue.getWorkersCount()) === 0) notice?.(nobody(url));
    await Promise.all(
      jobs.map(async ([submission, job]) => {
        const outcome = await Promise.race([outcomeOf(job, events), stopped]);
        if (outcome) await report(submission, outcome);
        // After a stop, a worker may still be at it; its outcome then waits for the next run.
        await job.remove().catch(() => undefined);
      }),
    );
  } finally {
    await Promise.all([events.close(), queue.close()]);
    connection.disconnect();
    listening.disconnect();
  }
}

const nobody = (url: string): string =>
  `No worker with this version of the course, of Node and of the hidden inputs is there yet; start some with \`npm run grade -- worker --queue ${url}\`.`;

/** Queues a submission, unless it is there already. */
const added = async (queue: Queue<Parcel, Outcome>, submission: Submission, terms: Terms) =>
  queue.add('grade', await packed(submission, terms.options.seed), {
    jobId: `submission-${receiptKey(submission, terms)}`,
    removeOnComplete: KEPT,
    removeOnFail: KEPT,
  });

/** What a worker says in the end; a job fails only where its workers do, again and again. */
const outcomeOf = (job: Job<Parcel, Outcome>, events: QueueEvents): Promise<Outcome> =>
  job.waitUntilFinished(events).catch((error: unknown) => ({
    kind: 'died',
    reason: `its workers failed: ${error instanceof Error ? error.message : String(error)}`,
  }));

const abortOf = (signal: AbortSignal | undefined): Promise<undefined> =>
  new Promise((resolve) => {
    const stop = () => {
      resolve(undefined);
    };
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
  });
