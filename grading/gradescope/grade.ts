import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { classMarks } from '../batch/classMarks';
import { submissionOf } from '../collect/collect';
import { COLLECT_LIMITS } from '../collect/limits';
import { walk } from '../collect/walk';
import { printable } from '../printable';
import { replaceFile } from '../../lib';
import type { Grade, Submission } from '../submission';
import type { Assignment } from './assignment';
import { gradescopeResults } from './results';

/**
 * Grades the submission that Gradescope has put on this machine, and leaves the results for it.
 *
 * @param place - Gradescope's folder, with `submission/` in it and, where it says who returned it,
 *   `submission_metadata.json`.
 * @throws Error where the grader itself fails: with no results, Gradescope tells the instructor
 *   in place of giving no points.
 */
export async function gradeForGradescope(
  place: string,
  { seed, notebooks }: Assignment,
  grade: Grade,
): Promise<void> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'gradescope-'));
  try {
    const submission = await returned(place, scratch);
    const graded = await grade(submission, { seed });
    const { submissions } = classMarks([graded], { seed, versions: {}, notebooks });
    const results = path.join(place, 'results');
    await mkdir(results, { recursive: true });
    const text = JSON.stringify(submissions.map(gradescopeResults)[0], null, 2);
    await replaceFile(path.join(results, 'results.json'), `${text}\n`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Whatever lies in the folder was returned by one student, or one group. */
async function returned(place: string, scratch: string): Promise<Submission> {
  const limits = COLLECT_LIMITS;
  const found = await walk(path.join(place, 'submission'), [], { limits, scratch });
  const student = await studentOf(path.join(place, 'submission_metadata.json'));
  return submissionOf({ student, found, remarks: [] }, limits);
}

/** Names of those who returned it; the platform shows them itself where this cannot be told. */
async function studentOf(file: string): Promise<string> {
  try {
    const { users } = JSON.parse(await readFile(file, 'utf8')) as {
      readonly users: readonly { readonly name: string }[];
    };
    return printable(users.map(({ name }) => name).join(', ')) || 'submission';
  } catch {
    return 'submission';
  }
}
