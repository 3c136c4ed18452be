import type { SubmissionMark } from '../marks';

/** The marks of some notebooks alone; all of them where none is named. */
export function ofNotebooks(mark: SubmissionMark, notebooks?: readonly string[]): SubmissionMark {
  if (!notebooks) return mark;
  const exercises = mark.exercises.filter(({ notebook }) => notebooks.includes(notebook));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
  return {
    ...mark,
    exercises,
    points: sum(exercises.map(({ points }) => points)),
    outOf: sum(exercises.map(({ outOf }) => outOf)),
  };
}
