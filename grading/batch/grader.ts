import { createRequire } from 'node:module';
import type { Grade, GradeOptions, Submission } from '../submission';
import type { Answer } from './graderProcess';

/** What a grading process is asked. */
interface Question {
  readonly submission: Submission;
  readonly options: GradeOptions;
}

/** Loads the grader named on the command line and answers one question at a time, until its parent is gone. */
function main(): void {
  const [, , module = ''] = process.argv;
  const { grade } = createRequire(__filename)(module) as { grade: Grade };
  process.on('message', ({ submission, options }: Question) => {
    void answer(grade, submission, options).then((found) => process.send?.(found));
  });
  process.on('disconnect', () => {
    process.exit();
  });
  process.send?.({ kind: 'ready' } satisfies Answer);
}

async function answer(
  grade: Grade,
  submission: Submission,
  options: GradeOptions,
): Promise<Answer> {
  try {
    return { kind: 'graded', graded: await grade(submission, options) };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

main();
