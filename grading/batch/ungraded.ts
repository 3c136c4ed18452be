import type { ExerciseMark } from '../marks';
import { printable } from '../printable';
import type { Graded, Submission } from '../submission';

/** An exercise of the course. */
export interface CourseExercise {
  readonly exercise: string;
  /** The notebook that asks for it. */
  readonly notebook: string;
  readonly points: number;
}

/** The remark of a submission that the grader itself failed on. */
const NOT_GRADED = 'not-graded';

/** The row of a submission that the grader failed on: no points, and why. */
export function ungraded(
  { student, files, remarks }: Submission,
  reason: string,
  course: readonly CourseExercise[],
): Graded {
  const says = `Grading failed, which says nothing about the answers: ${printable(reason, 500)}`;
  const exercises = course.map(({ exercise, notebook, points }): ExerciseMark => ({
    kind: 'contained',
    exercise,
    notebook,
    points: 0,
    outOf: points,
    seed: 0,
    seconds: 0,
    remarks: [],
  }));
  return {
    mark: {
      student,
      files: files.map(({ path, sha256 }) => ({ path, sha256 })),
      exercises,
      points: 0,
      outOf: course.reduce((sum, { points }) => sum + points, 0),
      remarks: [...remarks, { name: NOT_GRADED, says }],
      seconds: 0,
      isolation: 'permissions',
    },
    returned: [],
    hashes: {},
    inputs: {},
  };
}
