import type { UnjudgedExercise } from './courseExercises';
import type { ExerciseMark } from './marks';

/** The mark of an exercise that no cell declares. */
export const missingMark = (
  { notebook, exercise: { name, points } }: UnjudgedExercise,
  seed: number,
): ExerciseMark => ({
  ...{ kind: 'missing', exercise: name, notebook, points: 0, outOf: points, seed },
  ...{ seconds: 0, remarks: [] },
});
