import type { Verdict } from '../checks';

/** Something noticed beside the verdicts: named, so that a class can be counted by it. */
export interface Remark {
  /** Such as `type-error`, `calls-library`, `copied`, `time`, `memory`, `output`, `truncated`. */
  readonly name: string;
  /** One sentence for the person who reads it. */
  readonly says: string;
  /** Which cell of the notebook, counted from 1. */
  readonly cell?: number;
  /** Which line of that cell, counted from 1. */
  readonly line?: number;
}

/** How many inputs an exercise was tried on. */
export interface Tried {
  readonly publicRight: number;
  readonly publicCount: number;
  /** Drawn at grading, never shown. */
  readonly hiddenCount: number;
}

/**
 * What became of one exercise.
 *
 * `judged` by its values; `missing` where no cell declares it; `contained` where its code had to be
 * stopped or cannot be run, and a remark names why.
 */
export type ExerciseMark = {
  readonly exercise: string;
  /** The notebook that asks for it: `04-simclr-nt-xent`. */
  readonly notebook: string;
  readonly points: number;
  readonly outOf: number;
  /** Draws the hidden inputs. */
  readonly seed: number;
  readonly seconds: number;
  readonly remarks: readonly Remark[];
} & (
  | { readonly kind: 'judged'; readonly verdict: Verdict; readonly tried: Tried }
  | { readonly kind: 'missing' }
  | { readonly kind: 'contained' }
);

/** A returned file, and what it held. */
export interface ReturnedFile {
  /** Relative to the folder of submissions. */
  readonly path: string;
  readonly sha256: string;
}

/** What keeps a submission's code apart from the machine. */
export type Isolation = 'bubblewrap' | 'permissions';

/** The marks of one submission: plain data, a row of the class. */
export interface SubmissionMark {
  readonly student: string;
  readonly files: readonly ReturnedFile[];
  /** Every exercise of every notebook that was asked for, in the course's order. */
  readonly exercises: readonly ExerciseMark[];
  readonly points: number;
  readonly outOf: number;
  /** About the submission as a whole, such as a notebook that cannot be read. */
  readonly remarks: readonly Remark[];
  readonly seconds: number;
  readonly isolation: Isolation;
}

/** The marks of a class, and what is needed to get the same again. */
export interface ClassMarks {
  /** The seeds of all exercises are drawn from it. */
  readonly seed: number;
  /** Of Node, of the course and of the packages that have a say in the numbers. */
  readonly versions: Readonly<Record<string, string>>;
  readonly submissions: readonly SubmissionMark[];
}
