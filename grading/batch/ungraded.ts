import type { UnjudgedExercise } from '../courseExercises';
import type { ExerciseMark } from '../marks';
import { printable } from '../printable';
import type { Graded, Submission } from '../submission';

/** The remark of a submission that the grader itself failed on. */
const NOT_GRADED = 'not-graded';

/** The row of a submission that the grader failed on: no points, and why. */
export function ungraded(
  { student, files, remarks }: Submission,
  reason: string,
  course: readonly UnjudgedExercise[],
): Graded {
  const says = `Grading failed, which says nothing about the answers: ${printable(reason, 500)}`;
  const exercises = course.map(({ notebook, exercise: { name, points } }): ExerciseMark => ({
    kind: 'contained',
    exercise: name,
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
      outOf: course.reduce((sum, { exercise }) => sum + exercise.points, 0),
      remarks: [...remarks, { name: NOT_GRADED, says }],
      seconds: 0,
      isolation: 'permissions',
    },
    returned: [],
    hashes: {},
    inputs: {},
  };
}
