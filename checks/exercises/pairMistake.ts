/** A row of numbers. */
export type Vector = readonly number[];

/** A mistake in how two rows are compared, whichever rows the exercise pairs. */
export interface PairMistake {
  readonly id: string;
  /** What the mistake gives in place of the cosine of x and y. */
  readonly compare: (x: Vector, y: Vector) => number;
  readonly hint: string;
}
