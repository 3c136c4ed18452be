import type { Remark } from './marks';

/** Where a line of code stands in the notebook, both counted from 1. */
export interface Place {
  readonly cell: number;
  readonly line: number;
}

/** What one exercise needs of a notebook, as a program of its own. */
export interface Slice {
  readonly exercise: string;
  /** The notebook of the course that asks for it: `04-simclr-nt-xent`. */
  readonly notebook: string;
  /**
   * CommonJS; exports the function under the exercise's name; requires only `@tensorflow/tfjs` and
   * `../lib`. Top-level await is wrapped, so that `exports.ready` is a promise.
   */
  readonly code: string;
  /** Names that it takes from the library. */
  readonly usesLibrary: readonly string[];
  /** Where each line of `code` comes from, for messages; 0 and 0 for a line of no cell. */
  readonly places: readonly Place[];
  readonly remarks: readonly Remark[];
}

/** Remarks of these names say why a slice cannot be run. */
const STOPPING = new Set([
  ...['syntax-error', 'type-error', 'import'],
  ...['not-a-function', 'size', 'unreadable'],
]);

/** Whether the code of a slice may be run; where not, there is none, and a remark says why. */
export const isRunnable = ({ remarks }: Pick<Slice, 'remarks'>): boolean =>
  !remarks.some(({ name }) => STOPPING.has(name));
