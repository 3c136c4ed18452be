import path from 'node:path';
import { classMarks } from './batch/classMarks';
import { classSeed } from './batch/classSeed';
import { gradeClass, type ClassResult } from './batch/gradeClass';
import type { Crew } from './batch/gradeAll';
import { withScratch } from './batch/scratch';
import { folderHash, versionsHere } from './batch/versions';
import { collect } from './collect/collect';
import { courseExercises, notebookNames, ROOT } from './courseExercises';
import type { ClassMarks } from './marks';
import { writeReport } from './report/writeReport';
import type { GradeOptions } from './submission';

/** What to grade, how, and where the results go. */
export interface FolderOptions {
  /** A folder or archive of submissions. */
  readonly source: string;
  /** The folder of results; it is made where it does not exist. */
  readonly out: string;
  readonly crew: Crew;
  /** In place of the recorded or drawn one. */
  readonly seed?: number | undefined;
  /** A folder of hidden inputs, in place of the course's own. */
  readonly hidden?: string | undefined;
  /** Notebooks that were asked for. @defaultValue those that any student returned */
  readonly notebooks?: readonly string[] | undefined;
  /** Told how far it is. */
  readonly progress?: (done: number, total: number) => void;
}

/** What came of a class. */
export interface FolderResult extends ClassResult {
  readonly marks: ClassMarks;
  /** The files of the class; none where grading was stopped. */
  readonly files: readonly string[];
}

/**
 * Grades a folder of submissions and writes the results. Run again, it goes on where it was stopped.
 *
 * @throws Error where there is nothing to grade, or a folder cannot be read or written.
 */
export const gradeFolder = (options: FolderOptions): Promise<FolderResult> =>
  withScratch(options.out, (scratch) => gradeWith(options, scratch));

async function gradeWith(options: FolderOptions, scratch: string): Promise<FolderResult> {
  const { source, out, notebooks, hidden, crew, progress } = options;
  const { submissions, remarks } = await collect(source, { notebooks: notebookNames(), scratch });
  if (submissions.length === 0) {
    const said = remarks.map(({ says }) => ` ${says}`).join('');
    throw new Error(`grade: ${source} holds no submission.${said}`);
  }
  const seed = await classSeed(out, options.seed);
  const terms = await termsOf(seed, hidden);
  const result = await gradeClass({
    submissions,
    source: path.resolve(source),
    receipts: path.join(out, 'receipts'),
    terms,
    crew,
    course: courseExercises(),
    ...(progress ? { progress } : {}),
  });
  const marks = classMarks(result.rows, { seed, versions: terms.versions, notebooks });
  const title = path.basename(path.resolve(source));
  const files = result.isStopped ? [] : await writeReport(out, marks, { title, remarks });
  return { ...result, marks, files };
}

/** What has a say in all marks of a class. */
export async function termsOf(seed: number, hidden: string | undefined) {
  const options: GradeOptions = hidden === undefined ? { seed } : { seed, hidden };
  const hiddenHash = hidden === undefined ? '' : await folderHash(hidden);
  return { options, hiddenHash, versions: await versionsHere(ROOT) };
}
