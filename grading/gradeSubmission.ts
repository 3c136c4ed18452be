import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { courseExercises, type CourseExercise } from './courseExercises';
import { exerciseSeed } from './exerciseSeed';
import { hashingInputs } from './hashingInputs';
import { withHidden } from './hidden/withHidden';
import { judgeSlice } from './judgeSlice';
import type { ExerciseMark, SubmissionMark } from './marks';
import { missingMark } from './missingMark';
import type { Reading } from './notebook/read';
import { roomFor, type Room } from './room';
import type { Grade, Graded, GradeOptions, Submission } from './submission';

/**
 * Grades one submission: each exercise of the course in a process of its own.
 *
 * @throws Error where the grader itself fails, or a file has changed since it was collected.
 */
export const grade: Grade = async (submission, options) => {
  const start = performance.now();
  const room = roomFor(options.hidden);
  const reading = await room.reader.read(await returnedFiles(submission));
  const inputs: Record<string, string> = {};
  const exercises: ExerciseMark[] = [];
  for (const each of courseExercises()) {
    const seed = exerciseSeed(options.seed, submission.files, each.exercise.name);
    const { mark, hash } = await judged(each, seed, reading, room);
    exercises.push(mark);
    if (hash !== undefined) inputs[mark.exercise] = hash;
  }
  const seconds = (performance.now() - start) / 1000;
  const { isolation } = room.workers;
  return graded(submission, reading, { exercises, seconds, isolation }, inputs);
};

/** The marks alone. */
export const gradeSubmission = async (
  submission: Submission,
  options: GradeOptions,
): Promise<SubmissionMark> => (await grade(submission, options)).mark;

interface Judged {
  readonly mark: ExerciseMark;
  /** Of the inputs; absent where nothing was asked. */
  readonly hash?: string;
}

async function judged(
  asked: CourseExercise,
  seed: number,
  { slices }: Reading,
  { workers, hidden }: Room,
): Promise<Judged> {
  const slice = slices.find((each) => each.exercise === asked.exercise.name);
  if (!slice) return { mark: missingMark(asked, seed) };
  const watched = hashingInputs(workers);
  const mark = await judgeSlice(slice, {
    seed,
    workers: watched.workers,
    exercise: withHidden(asked.exercise, hidden),
  });
  return { mark, hash: watched.hash() };
}

function graded(
  { student, files, remarks }: Submission,
  reading: Reading,
  rest: Pick<SubmissionMark, 'exercises' | 'seconds' | 'isolation'>,
  inputs: Graded['inputs'],
): Graded {
  const sum = (part: 'points' | 'outOf') =>
    rest.exercises.reduce((all, each) => all + each[part], 0);
  const mark: SubmissionMark = {
    student,
    files: files.map(({ path, sha256 }) => ({ path, sha256 })),
    points: sum('points'),
    outOf: sum('outOf'),
    remarks: [...remarks, ...reading.remarks],
    ...rest,
  };
  // A file may hold exercises of more than the one notebook that it is.
  const found = [...reading.notebooks, ...reading.slices];
  const returned = [...new Set(found.flatMap(({ notebook }) => notebook ?? []))];
  return { mark, returned, hashes: Object.fromEntries(reading.hashes), inputs };
}

/** The bytes of the files; these must be what their hashes were taken of. */
const returnedFiles = ({ files }: Submission) =>
  Promise.all(
    files.map(async ({ path, file, sha256 }) => {
      const bytes = await readFile(file);
      if (createHash('sha256').update(bytes).digest('hex') === sha256) return { path, bytes };
      throw new Error(`${path} has changed since it was collected; grade it again.`);
    }),
  );
