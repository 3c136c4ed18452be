import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { recordVerdict, verdictText, type Verdict } from '../../checks';
import { courseExercises, ROOT } from '../courseExercises';
import { judgeSlice } from '../judgeSlice';
import type { ExerciseMark, Remark } from '../marks';
import { missingMark } from '../missingMark';
import { submissionReader } from '../notebook/read';
import { printable } from '../printable';
import { remarkPlace } from '../remarkPlace';
import { openWorkers } from '../workers';

/** What a check needs from around it. */
export interface CheckOptions {
  /** Draws the inputs that are not shown. */
  readonly seed: number;
  /** Gets what there is to say, as it comes. */
  readonly say: (text: string) => void;
  /** Keeps verdicts. @defaultValue where `check.progress()` reads them */
  readonly record?: (verdict: Verdict) => void;
}

/** What a check of one's own notebooks came to. */
export interface OwnWork {
  readonly marks: readonly ExerciseMark[];
  readonly isSolved: boolean;
}

/**
 * Judges notebooks as the grader does, each exercise in a fresh process, but for the inputs that only
 * grading adds.
 *
 * @param files - Notebooks of the course, under any name.
 * @throws Error where a file cannot be read, or none is a notebook of this course.
 */
export async function checkFiles(
  files: readonly string[],
  { seed, say, record = recordVerdict }: CheckOptions,
): Promise<OwnWork> {
  const returned = await Promise.all(files.map(bytesOf));
  const { slices, notebooks, remarks } = submissionReader(ROOT)(returned);
  for (const remark of remarks) say(remarkText(remark));
  const names = notebooks.map(({ notebook }) => notebook);
  const asked = courseExercises().filter(({ notebook }) => names.includes(notebook));
  if (asked.length === 0)
    throw new Error(`check: no exercise of this course is in ${files.join(', ')}.`);
  const workers = openWorkers();
  const marks: ExerciseMark[] = [];
  for (const each of asked) {
    const slice = slices.find(({ exercise }) => exercise === each.exercise.name);
    const mark = slice ? await judgeSlice(slice, { seed, workers }) : missingMark(each, seed);
    if (mark.kind === 'judged') record(mark.verdict);
    say(markText(mark));
    marks.push(mark);
  }
  return { marks, isSolved: marks.every(({ points, outOf }) => points === outOf) };
}

async function bytesOf(file: string) {
  const bytes = await readFile(file).catch(() => {
    throw new Error(`check: there is no notebook ${file}.`);
  });
  return { path: path.basename(file), bytes };
}

/** The verdict as a cell shows it, or why there is none. */
function markText(mark: ExerciseMark): string {
  const { exercise, kind, outOf } = mark;
  const remarks = mark.remarks.map((remark) => `  ${remarkText(remark)}`);
  if (kind === 'judged') return [verdictText(mark.verdict), ...remarks].join('\n');
  const what = kind === 'missing' ? 'no cell declares it' : 'it could not be run';
  return [`✗ ${exercise} — ${what} (0 of ${outOf} points)`, ...remarks].join('\n');
}

function remarkText(remark: Remark): string {
  const where = remarkPlace(remark);
  return printable(where ? `${where}: ${remark.says}` : remark.says, 1000);
}
