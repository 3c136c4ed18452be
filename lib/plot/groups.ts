import type { Plain } from './figure';
import { columnsOf } from './numbers';
import type { Matrix } from './numbers';
import { PALETTE } from './palette';

/** A class label: a digit, a cluster's number, a name. */
export type Labels = ArrayLike<number | string>;

/** The points that share a label. */
export interface Group {
  readonly name: string;
  readonly x: readonly Plain[];
  readonly y: readonly Plain[];
}

/**
 * Points of the plane, one group for each label: numbers in ascending order, names as they come. One group without
 * a name where there are no labels.
 *
 * @param points - [N, 2].
 * @param labels - N of them.
 * @throws RangeError where a point has not two numbers, the counts differ, or there are more labels than colours.
 */
export function groupsOf(caller: string, points: Matrix, labels?: Labels): Group[] {
  const { x, y } = columnsOf(caller, points);
  if (!labels) return [{ name: '', x, y }];
  if (labels.length !== points.length) {
    throw new RangeError(
      `${caller}: ${labels.length} labels for ${points.length} points; each point wants one label.`,
    );
  }
  const members = new Map<number | string, number[]>();
  Array.from(labels).forEach((name, i) => {
    const group = members.get(name);
    if (group) group.push(i);
    else members.set(name, [i]);
  });
  if (members.size > PALETTE.length) {
    throw new RangeError(
      `${caller}: ${members.size} different labels; colours tell ${PALETTE.length} apart, so draw fewer classes or leave the labels out.`,
    );
  }
  const ordered = [...members].sort(([a], [b]) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : 0,
  );
  return ordered.map(([name, group]) => ({
    name: String(name),
    x: group.map((i) => x[i] ?? null),
    y: group.map((i) => y[i] ?? null),
  }));
}
