import type { Given } from '../../caller';
import type { Matrix } from '../../plain';
import { fieldsOf, isNumbers } from '../../result';

type List = readonly number[];

/**
 * Turns four lists of indices into the table that counts the pairs in them: [2N, N].
 *
 * @returns Nothing where there are no four lists.
 * @throws RangeError where two lists differ in length or an index is none of the batch's.
 */
export function table(given: Given | undefined, length: number): Matrix | undefined {
  const { anchorPositive, positive, anchorNegative, negative } = fieldsOf(given);
  if (!isNumbers(anchorPositive) || !isNumbers(positive)) return undefined;
  if (!isNumbers(anchorNegative) || !isNumbers(negative)) return undefined;
  return [
    ...tallied(length, { anchorPositive, positive }),
    ...tallied(length, { anchorNegative, negative }),
  ];
}

/** How often two lists hold each pair: [N, N]. */
function tallied(n: number, lists: Record<string, List>): Matrix {
  const [[, anchors], [, others]] = Object.entries(lists) as [[string, List], [string, List]];
  if (anchors.length !== others.length) {
    const [a, b] = Object.entries(lists).map(([name, { length }]) => `${name} has ${length}`);
    throw new RangeError(`${a ?? ''} entries, ${b ?? ''}; entry k of both makes a pair.`);
  }
  for (const [name, list] of Object.entries(lists)) {
    const wrong = list.find((index) => !(Number.isInteger(index) && index >= 0 && index < n));
    if (wrong === undefined) continue;
    throw new RangeError(`${name} holds ${wrong}; the pictures are numbered 0 to ${n - 1}.`);
  }
  const counts = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  anchors.forEach((anchor, k) => {
    const row = counts[anchor] ?? [];
    const other = others[k] ?? 0;
    row[other] = (row[other] ?? 0) + 1;
  });
  return counts;
}
