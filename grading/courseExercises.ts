import path from 'node:path';
import { exercises, type Exercise } from '../checks';
import { courseNotebooks } from './notebook/course';

/** The folder of the course. */
export const ROOT = path.join(__dirname, '..');

/** An exercise, or what one needs to know of it, and the notebook that asks for it: `04-simclr-nt-xent`. */
export interface CourseExercise<E = Exercise> {
  readonly notebook: string;
  readonly exercise: E;
}

/** An exercise of the course by all that a mark says of it where nothing is judged. */
export type UnjudgedExercise = CourseExercise<Pick<Exercise, 'name' | 'points'>>;

let found: readonly CourseExercise[] | undefined;

/** The exercises of the course's notebooks, in their order. */
export const courseExercises = (): readonly CourseExercise[] =>
  (found ??= courseNotebooks(ROOT).flatMap(({ name: notebook, exercises: names }) =>
    names.flatMap((name) => {
      const exercise = exercises.find((each) => each.name === name);
      return exercise ? [{ notebook, exercise }] : [];
    }),
  ));

/** The names of the course's notebooks. */
export const notebookNames = (): string[] => [
  ...new Set(courseExercises().map(({ notebook }) => notebook)),
];
