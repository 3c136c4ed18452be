import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { graderProcess } from './batch/graderProcess';
import { readReceipt, type Receipt } from './batch/receipts';
import { collect } from './collect/collect';
import { courseExercises } from './courseExercises';
import { termsOf } from './gradeFolder';
import type { SubmissionMark } from './marks';
import type { Graded, Submission } from './submission';

/** How to grade once more what a receipt is about. */
export interface ReplayOptions {
  /** Where the submissions are now. @defaultValue where they were */
  readonly source?: string | undefined;
  /** The folder of hidden inputs, where it has moved. */
  readonly hidden?: string | undefined;
  /** A file that exports `grade`. */
  readonly grader: string;
  /** Milliseconds. */
  readonly deadline: number;
}

/** What grading again gave. */
export interface Replay {
  readonly then: Graded;
  readonly now: Graded;
  /** What has a say in marks and is not what it was; one sentence each. */
  readonly changed: readonly string[];
  /** Where the two gradings differ; nothing where they are the same. */
  readonly differences: readonly string[];
}

/**
 * Grades once more what a receipt is about, with its seed, and compares.
 *
 * @throws Error where the files are not there any more, or grading fails.
 */
export async function replay(file: string, options: ReplayOptions): Promise<Replay> {
  const receipt = await readReceipt(file);
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'course-replay-'));
  const hidden = options.hidden ?? receipt.options.hidden;
  const terms = await termsOf(receipt.options.seed, hidden);
  const process = graderProcess(options.grader, options.deadline);
  try {
    const submission = await sameFiles(receipt, options.source ?? receipt.source, scratch);
    const outcome = await process.grade(submission, terms.options);
    if (outcome.kind !== 'graded') throw new Error(`replay: ${outcome.reason}`);
    const now = outcome.graded;
    return {
      then: receipt,
      now,
      changed: changes(receipt, terms),
      differences: differences(receipt, now),
    };
  } finally {
    process.kill();
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The files that the receipt is about, found by their content: they may have got other names. */
async function sameFiles({ mark }: Receipt, source: string, scratch: string): Promise<Submission> {
  const notebooks = [...new Set(courseExercises().map(({ notebook }) => notebook))];
  const { submissions } = await collect(source, { notebooks, scratch });
  const all = submissions.flatMap(({ files }) => files);
  const files = mark.files.map(({ path: name, sha256 }) => {
    const found = all.find((each) => each.sha256 === sha256);
    if (found) return { path: name, sha256, file: found.file };
    throw new Error(
      `replay: ${source} has no file with the content of ${name} (SHA-256 ${sha256}) any more; ` +
        'name the folder that has it with --submissions.',
    );
  });
  return { student: mark.student, files, remarks: [] };
}

type Terms = Awaited<ReturnType<typeof termsOf>>;

function changes({ versions, hiddenHash }: Receipt, now: Terms): string[] {
  const names = [...new Set([...Object.keys(versions), ...Object.keys(now.versions)])];
  const other = names
    .filter((name) => versions[name] !== now.versions[name])
    .map(
      (name) =>
        `${name} was ${versions[name] ?? 'not there'}, is ${now.versions[name] ?? 'not there'}`,
    );
  return hiddenHash === now.hiddenHash ? other : [...other, 'the hidden inputs are others'];
}

function differences(then: Graded, now: Graded): string[] {
  const before = new Map(then.mark.exercises.map((mark) => [mark.exercise, mark]));
  return now.mark.exercises.flatMap((mark) => {
    const { exercise, points } = mark;
    const earlier = before.get(exercise);
    if (then.inputs[exercise] !== now.inputs[exercise])
      return [`${exercise}: it was asked on other inputs`];
    if (essence(earlier) === essence(mark)) return [];
    return [
      `${exercise}: ${earlier?.points ?? 0} points then, ${points} now, or found in other words`,
    ];
  });
}

/** A mark without how long it took. */
const essence = (mark: SubmissionMark['exercises'][number] | undefined): string =>
  JSON.stringify({ ...mark, seconds: 0 });
