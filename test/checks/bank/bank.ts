/**
 * A submission that should not pass, as a student would write it, and the misconception or fault
 * that a good check names; `undefined` where no name would be right.
 */
export type Wrong<F> = readonly [is: string | undefined, submission: F];

/** The submissions to one exercise, by what their authors would say of them. */
export interface Bank {
  readonly right: Readonly<Record<string, unknown>>;
  readonly wrong: Readonly<Record<string, Wrong<unknown>>>;
}
