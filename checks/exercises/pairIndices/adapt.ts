import * as tf from '@tensorflow/tfjs';
import type { Submission } from '../../adapted';

type List = ArrayLike<number>;

/**
 * Turns four lists of indices into the table that counts the pairs in them: [2N, N].
 *
 * @throws RangeError where two lists differ in length or an index is none of the batch's.
 */
export const adapt =
  (submission: Submission): Submission =>
  (...args) => {
    const found = submission(...args);
    const { length } = args[0] as Uint8Array;
    const { anchorPositive, positive, anchorNegative, negative } = fieldsOf(found);
    if (!isList(anchorPositive) || !isList(positive)) return found;
    if (!isList(anchorNegative) || !isList(negative)) return found;
    const table = new Float32Array(2 * length * length);
    tally(table, length, 0, { anchorPositive, positive });
    tally(table, length, length, { anchorNegative, negative });
    return tf.tensor2d(table, [2 * length, length]);
  };

/** Adds the pairs of two lists to the table, from one of its rows on. */
function tally(table: Float32Array, n: number, from: number, lists: Record<string, List>): void {
  const [[, anchors], [, others]] = Object.entries(lists) as [[string, List], [string, List]];
  if (anchors.length !== others.length) {
    const [a, b] = Object.entries(lists).map(([name, { length }]) => `${name} has ${length}`);
    throw new RangeError(`${a ?? ''} entries, ${b ?? ''}; entry k of both makes a pair.`);
  }
  for (const [name, list] of Object.entries(lists)) {
    const wrong = Array.from(list).find(
      (index) => !(Number.isInteger(index) && index >= 0 && index < n),
    );
    if (wrong === undefined) continue;
    throw new RangeError(`${name} holds ${wrong}; the pictures are numbered 0 to ${n - 1}.`);
  }
  Array.from(anchors).forEach((anchor, k) => {
    const place = (from + anchor) * n + (others[k] ?? 0);
    table[place] = (table[place] ?? 0) + 1;
  });
}

const fieldsOf = (found: unknown): Readonly<Record<string, unknown>> =>
  typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {};

const isList = (value: unknown): value is List =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
