import { forStudent } from '../forStudent';
import type { ExerciseMark, Remark, SubmissionMark } from '../marks';
import { printable } from '../printable';
import { remarkPlace } from '../remarkPlace';

/** When a student may see something. */
type Visibility = 'visible' | 'hidden' | 'after_due_date' | 'after_published';

/** One test case as Gradescope shows it. */
export interface GradescopeTest {
  readonly name: string;
  readonly score: number;
  readonly max_score: number;
  readonly status: 'passed' | 'failed';
  readonly output: string;
  readonly output_format: 'text';
  readonly tags: readonly string[];
  readonly visibility: Visibility;
}

/**
 * What an autograder leaves for Gradescope in results.json. The score of the submission is the sum of
 * the tests' scores.
 *
 * @see https://gradescope-autograders.readthedocs.io/en/latest/specs/
 */
export interface GradescopeResults {
  /** Seconds. */
  readonly execution_time: number;
  readonly output: string;
  readonly output_format: 'text';
  readonly visibility: Visibility;
  /** Of what the autograder prints, which is for instructors. */
  readonly stdout_visibility: Visibility;
  readonly tests: readonly GradescopeTest[];
}

/** The marks of a submission, a test case an exercise, in the words of a student's feedback. */
export const gradescopeResults = ({
  exercises,
  remarks,
  seconds,
}: SubmissionMark): GradescopeResults => ({
  execution_time: Math.round(10 * seconds) / 10,
  output: lines(
    `${exercises.filter(isSolved).length} of ${exercises.length} exercises solved. Written answers are graded by a person.`,
    ...remarks.map(remarkText),
  ),
  output_format: 'text',
  visibility: 'visible',
  stdout_visibility: 'hidden',
  tests: exercises.map(testOf),
});

const isSolved = (mark: ExerciseMark): boolean => mark.points === mark.outOf;

const testOf = (mark: ExerciseMark): GradescopeTest => ({
  name: `${mark.notebook}: ${mark.exercise}`,
  score: mark.points,
  max_score: mark.outOf,
  status: isSolved(mark) ? 'passed' : 'failed',
  output: lines(...outcome(mark), ...forStudent(mark.remarks).map(remarkText)),
  output_format: 'text',
  tags: tagsOf(mark),
  visibility: 'visible',
});

/** Names to count a class by. */
const tagsOf = (mark: ExerciseMark): string[] => {
  const verdict = mark.kind === 'judged' ? mark.verdict : undefined;
  const named = verdict?.kind === 'fail' ? [verdict.misconception ?? verdict.fault] : [];
  return [...named, ...mark.remarks.map(({ name }) => name)];
};

/** What became of an exercise, a sentence a line. */
function outcome(mark: ExerciseMark): string[] {
  if (mark.kind === 'missing') return [`No cell declares ${mark.exercise}.`];
  if (mark.kind === 'contained') return [`${mark.exercise} could not be judged.`];
  const { verdict, tried } = mark;
  const inputs = `Inputs: public ${tried.publicRight}/${tried.publicCount}, hidden run at grading: ${tried.hiddenCount}.`;
  if (verdict.kind === 'unattempted') return ['Not attempted: its first line still throws TODO.'];
  if (verdict.kind === 'pass') return ['Solved.', inputs, ...verdict.notes];
  return ['Not yet.', `Seen: ${verdict.seen}`, `Look at: ${verdict.look}`, inputs];
}

function remarkText(remark: Remark): string {
  const where = remarkPlace(remark);
  return where ? `${remark.says} (${where})` : remark.says;
}

/** Somebody else's words among them may hold anything. */
const lines = (...sentences: readonly string[]): string =>
  sentences.map((sentence) => printable(sentence, 1000)).join('\n');
