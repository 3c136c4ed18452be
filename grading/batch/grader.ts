import { createRequire } from 'node:module';
import type { GradeOptions, GradeSubmission, Submission } from '../submission';
import type { Answer } from './graderProcess';

/** What a grading process is asked. */
interface Question {
  readonly submission: Submission;
  readonly options: GradeOptions;
}

/** Loads the grader named on the command line and answers one question at a time, until its parent is gone. */
function main(): void {
  const [, , module = ''] = process.argv;
  const { gradeSubmission } = createRequire(__filename)(module) as {
    gradeSubmission: GradeSubmission;
  };
  process.on('message', ({ submission, options }: Question) => {
    void answer(gradeSubmission, submission, options).then((found) => process.send?.(found));
  });
  process.on('disconnect', () => {
    process.exit();
  });
  process.send?.({ kind: 'ready' } satisfies Answer);
}

async function answer(
  grade: GradeSubmission,
  submission: Submission,
  options: GradeOptions,
): Promise<Answer> {
  try {
    return { kind: 'marked', mark: await grade(submission, options) };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

main();
