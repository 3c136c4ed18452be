import { cardText, verdictCard, type ProgressStore } from '../checks';
import { judgeSlice } from './judgeSlice';
import type { ExerciseMark, Remark } from './marks';
import { courseNotebooks, type CourseNotebook } from './notebook/course';
import type { Returned } from './notebook/files';
import { submissionReader, type Reading } from './notebook/read';
import type { Workers } from './workers';

/** What the check of one's own work needs from around it. */
export interface OwnWorkOptions {
  /** The course. */
  readonly root: string;
  readonly workers: Workers;
  /** Draws the hidden inputs. */
  readonly seed: number;
  /** Gets each verdict, as a check in a notebook would give it. */
  readonly store: Pick<ProgressStore, 'add'>;
  /** Gets the text for the terminal, piece by piece. */
  readonly print: (text: string) => void;
}

/**
 * Judges notebooks as an instructor would: cut to what each exercise needs, in a fresh process.
 *
 * @returns Whether there was an exercise to judge.
 */
export async function checkOwnWork(
  files: readonly Returned[],
  { root, workers, seed, store, print }: OwnWorkOptions,
): Promise<boolean> {
  const reading = submissionReader(root)(files);
  for (const remark of reading.remarks) print(`• ${remarkText(remark)}`);
  const marks: ExerciseMark[] = [];
  for (const slice of reading.slices) {
    const mark = await judgeSlice(slice, { seed, workers });
    if (mark.kind === 'judged') store.add(mark.verdict);
    marks.push(mark);
    print(markText(mark));
  }
  for (const name of missing(courseNotebooks(root), reading)) {
    print(`○ ${name} — not found: no cell declares a function of this name`);
  }
  const points = marks.reduce((sum, mark) => sum + mark.points, 0);
  const outOf = marks.reduce((sum, mark) => sum + mark.outOf, 0);
  if (marks.length > 0) print(`\n${points} of ${outOf} points`);
  return marks.length > 0;
}

/** A mark for the terminal: the card that the notebook shows, then what else was noticed. */
function markText(mark: ExerciseMark): string {
  const { exercise, points, outOf, kind, remarks } = mark;
  const head =
    kind === 'judged'
      ? cardText(verdictCard(mark.verdict, 0))
      : `✗ ${exercise} — could not be run (${points} of ${outOf} points)`;
  return [head, ...remarks.map((remark) => `  Note: ${remarkText(remark)}`)].join('\n');
}

function remarkText({ says, cell, line }: Remark): string {
  if (cell === undefined) return says;
  return `cell ${cell}${line === undefined ? '' : `, line ${line}`}: ${says}`;
}

/** Exercises of the notebooks that were found which no cell declares. */
function missing(course: readonly CourseNotebook[], { notebooks, slices }: Reading): string[] {
  const found = new Set(notebooks.map(({ notebook }) => notebook));
  const declared = new Set(slices.map(({ exercise }) => exercise));
  return course
    .filter(({ name }) => found.has(name))
    .flatMap(({ exercises }) => exercises.filter((exercise) => !declared.has(exercise)));
}
