/** A small table of numbers as it is shown: formatted, cut to a readable size. */
export interface Shown {
  readonly name: string;
  readonly shape: readonly number[];
  readonly rows: readonly (readonly string[])[];
}

/** Why a submission does not pass: what to tell its author. */
export interface Failure {
  /** Where judging stopped: `values`, `shape`, `gradient`, `loop`, … */
  readonly fault: string;
  /** What was seen, one sentence. */
  readonly seen: string;
  /** The first thing to look at, one idea. */
  readonly look: string;
  /** The known mistake that the answers equal. */
  readonly misconception?: string;
  /** The input on which it was seen. */
  readonly on?: readonly Shown[];
  /** What the submission gave on it. */
  readonly got?: Shown;
  /** What it should have given: only ever for inputs that are public. */
  readonly expected?: Shown;
}

/** How many inputs an exercise was tried on. */
export interface Tried {
  readonly publicRight: number;
  readonly publicCount: number;
  /** Drawn anew at grading, never shown. */
  readonly hiddenCount: number;
}

interface Judged {
  readonly exercise: string;
  /** Draws the hidden inputs: the same seed judges the same way again. */
  readonly seed: number;
  readonly points: number;
  readonly outOf: number;
  readonly tried: Tried;
}

/** The judgement of one submission: plain data that JSON carries. */
export type Verdict =
  | (Judged & { readonly kind: 'pass'; readonly notes: readonly string[] })
  | (Judged & { readonly kind: 'unattempted' })
  | (Judged & Failure & { readonly kind: 'fail' });
