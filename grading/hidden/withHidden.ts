import { draws, type Exercise } from '../../checks';
import type { HiddenByExercise } from './load';

/** The exercise as grading asks it: with the hidden inputs beside its own. */
export function withHidden(exercise: Exercise, hidden: HiddenByExercise): Exercise {
  const more = hidden.get(exercise.name);
  if (!more) return exercise;
  return {
    ...exercise,
    hidden: (random) => [...exercise.hidden(random), ...more(random, draws)],
  };
}
