/** What an assignment on Gradescope grades by, written into its archive. */
export interface Assignment {
  /** Of the class: the same submission gets the same marks again. */
  readonly seed: number;
  /** Names of the notebooks that it asks for: `04-simclr-nt-xent`. */
  readonly notebooks: readonly string[];
}

/** Where it lies in the archive. */
export const ASSIGNMENT_FILE = 'assignment.json';
