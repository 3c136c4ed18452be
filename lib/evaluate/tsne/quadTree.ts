/** Points in the plane, one after the other: x₀, y₀, x₁, y₁, … */
export type Plane = Float64Array;

/** Boxes within boxes around points. A box comes right before those within it. */
export interface QuadTree {
  readonly boxes: number;
  /** Four numbers a box: its points' mean x and y, how many they are, its longer side squared. */
  readonly contents: Float64Array;
  /** The first box after this one that does not lie within it. */
  readonly next: Int32Array;
  /** The points, neighbours close to each other. */
  readonly order: Int32Array;
}

/** The longer side squared of a box that is not divided: its points all lie in one place. */
export const UNDIVIDED = -1;

/**
 * Divides the box around all points into quarters, draws each quarter in to its points, and so on
 * down to the single points.
 *
 * @see Barnes and Hut 1986. https://doi.org/10.1038/324446a0
 */
export function quadTree(points: Plane): QuadTree {
  const count = points.length / 2;
  const order = Int32Array.from({ length: count }, (_, i) => i);
  // Each divided box has two or more within it.
  const contents = new Float64Array(4 * (2 * count));
  const next = new Int32Array(2 * count);
  let boxes = 0;
  const build = (from: number, to: number): void => {
    if (from === to) return;
    const box = boxes;
    boxes += 1;
    const { meanX, meanY, left, right, bottom, top } = extent(points, order, from, to);
    const side = Math.max(right - left, top - bottom);
    const lower = divide(points, order, from, to, 1, (bottom + top) / 2);
    const lowerLeft = divide(points, order, from, lower, 0, (left + right) / 2);
    const upperLeft = divide(points, order, lower, to, 0, (left + right) / 2);
    // At the limit of float64 a box with a side may be indivisible as well.
    const isDivided = lower < to || lowerLeft < lower;
    contents[4 * box] = meanX;
    contents[4 * box + 1] = meanY;
    contents[4 * box + 2] = to - from;
    contents[4 * box + 3] = isDivided ? side * side : UNDIVIDED;
    if (isDivided) {
      build(from, lowerLeft);
      build(lowerLeft, lower);
      build(lower, upperLeft);
      build(upperLeft, to);
    }
    next[box] = boxes;
  };
  build(0, count);
  return { boxes, contents, next, order };
}

/** The mean and the box of the points at places [from, to) of the order. */
function extent(points: Plane, order: Int32Array, from: number, to: number) {
  let left = Infinity;
  let right = -Infinity;
  let bottom = Infinity;
  let top = -Infinity;
  let sumX = 0;
  let sumY = 0;
  for (let k = from; k < to; k += 1) {
    const i = 2 * (order[k] ?? 0);
    const x = points[i] ?? 0;
    const y = points[i + 1] ?? 0;
    sumX += x;
    sumY += y;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < bottom) bottom = y;
    if (y > top) top = y;
  }
  return { meanX: sumX / (to - from), meanY: sumY / (to - from), left, right, bottom, top };
}

/** Brings the points of [from, to) that lie at or below `middle` to the front; where the rest begin. */
function divide(
  points: Plane,
  order: Int32Array,
  from: number,
  to: number,
  axis: 0 | 1,
  middle: number,
): number {
  let low = from;
  let high = to;
  while (low < high) {
    const i = order[low] ?? 0;
    if ((points[2 * i + axis] ?? 0) <= middle) low += 1;
    else {
      high -= 1;
      order[low] = order[high] ?? 0;
      order[high] = i;
    }
  }
  return low;
}
