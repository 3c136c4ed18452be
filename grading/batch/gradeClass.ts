import { createRequire } from 'node:module';
import path from 'node:path';
import type { UnjudgedExercise } from '../courseExercises';
import type { Graded, Submission } from '../submission';
import { fileNames } from './fileNames';
import { gradeAll, type Crew } from './gradeAll';
import type { Outcome } from './graderProcess';
import { receiptKey, takeUp, writeReceipt, type Terms } from './receipts';
import { ungraded } from './ungraded';

/** A class to grade. */
export interface ClassWork {
  readonly submissions: readonly Submission[];
  /** The folder or archive that they come from, for the receipts. */
  readonly source: string;
  /** Gets a receipt for each submission. */
  readonly receipts: string;
  readonly terms: Terms;
  readonly crew: Crew;
  /** For the rows of submissions that the grader itself fails on. */
  readonly course: readonly UnjudgedExercise[];
  /** Told at the start, and after each submission. */
  readonly progress?: (done: number, total: number) => void;
}

/** How far grading came. */
export interface ClassResult {
  /** A row for each submission that was graded or given up, in the class's order. */
  readonly rows: readonly Graded[];
  /** How many were graded in earlier runs. */
  readonly takenUp: number;
  /** Students whom the grader failed on; a rerun tries again. */
  readonly failed: readonly string[];
  /** Grading was stopped before its end. */
  readonly isStopped: boolean;
}

/**
 * Grades a class. What an earlier run has finished on the same terms is taken up, each mark is on the disk
 * before the next one is begun, and a submission that the grader fails on gets a row that says so.
 */
export async function gradeClass(work: ClassWork): Promise<ClassResult> {
  const { submissions, terms, crew, progress } = work;
  const places = receiptFiles(work);
  const rows = new Map<string, Graded>();
  const failed: string[] = [];
  const waiting: Submission[] = [];
  for (const each of submissions) {
    const graded = await takeUp(places.get(each.student) ?? '', receiptKey(each, terms));
    if (graded) rows.set(each.student, graded);
    else waiting.push(each);
  }
  const takenUp = rows.size;
  let done = 0;
  progress?.(done, waiting.length);
  await spread(waiting, work, async (submission, outcome) => {
    const { student } = submission;
    if (outcome.kind === 'graded') {
      rows.set(student, outcome.graded);
      await keep(work, places.get(student) ?? '', submission, outcome.graded);
    } else {
      failed.push(student);
      rows.set(student, ungraded(submission, outcome.reason, work.course));
    }
    done += 1;
    progress?.(done, waiting.length);
  });
  const found = submissions.flatMap(({ student }) => rows.get(student) ?? []);
  return { rows: found, takenUp, failed, isStopped: crew.signal?.aborted ?? false };
}

type Queueing = typeof import('../queue/gradeByQueue');

/** Has the work done: here, or by the workers of a queue. */
async function spread(
  waiting: readonly Submission[],
  { terms, crew }: ClassWork,
  report: (submission: Submission, outcome: Outcome) => Promise<void>,
): Promise<void> {
  const { queue: url, signal, notice } = crew;
  if (url === undefined) return gradeAll(waiting, terms.options, crew, report);
  // Loaded here, since its packages are for this alone.
  const { gradeByQueue } = createRequire(__filename)('../queue/gradeByQueue') as Queueing;
  return gradeByQueue(waiting, terms, { url, signal, notice }, report);
}

/** Where the receipt of each student is. */
function receiptFiles({ submissions, receipts }: ClassWork): Map<string, string> {
  const names = fileNames(submissions.map(({ student }) => student));
  return new Map(
    [...names].map(([student, name]) => [student, path.join(receipts, `${name}.json`)]),
  );
}

const keep = (
  { source, terms }: ClassWork,
  file: string,
  submission: Submission,
  { mark, returned, hashes, inputs }: Graded,
): Promise<void> =>
  writeReceipt(file, {
    format: 1,
    source,
    ...terms,
    key: receiptKey(submission, terms),
    mark,
    returned,
    hashes,
    inputs,
  });
