import { shuffled, type Random } from '../../../lib';
import type { Matrix } from '../../plain';
import { drawMatrix } from '../vectors';

/** Embeddings, the class of each, and how many classes there are. */
export interface Labelled extends Readonly<
  Record<string, Matrix | Uint8Array | Readonly<Record<string, number>>>
> {
  readonly embeddings: Matrix;
  readonly labels: Uint8Array;
  readonly options: Readonly<Record<string, number>>;
}

/** Whole numbers from 0 up to, not including, `count`. */
export const range = (count: number): number[] => [...Array(count).keys()];

/** The `classes` option, at its default where it is left out. */
export const classesOf = ({ options }: Labelled): number => options['classes'] ?? 10;

/** The embeddings of one class. */
export const members = ({ embeddings, labels }: Labelled, label: number): Matrix =>
  embeddings.filter((_, n) => labels[n] === label);

/** `count` random embeddings; every class gets its share, in mixed order. */
export const drawLabelled = (
  random: Random,
  count: number,
  dim: number,
  classes: number,
): Labelled => ({
  embeddings: drawMatrix(random, count, dim),
  labels: Uint8Array.from(shuffled(count, random), (n) => n % classes),
  options: { classes },
});
