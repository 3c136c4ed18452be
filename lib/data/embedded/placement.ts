import type { Random } from '../../random';
import { GRID, REACH } from './coverage';
import type { Point } from './objects';

/** How large an object is, and where it lies. */
export interface Placement {
  /** Of its square's side, a share of the picture's. */
  readonly size: number;
  /** Of its square: (0, 0) is the middle of the picture, (−1, −1) its upper left corner. */
  readonly centre: Point;
}

/**
 * An object's coverage, turned, stretched and moved at random.
 *
 * @param side - Pixels of the picture each way.
 * @returns Shares of body and detail, row-major [side, side, 2], and how the object came to lie.
 */
export function placed(
  shape: Float32Array,
  random: Random,
  side: number,
): Placement & { readonly shares: Float32Array } {
  const between = (low: number, high: number) => low + (high - low) * random();
  const angle = between(-0.35, 0.35);
  const size = between(0.55, 0.95);
  const width = size * between(0.8, 1.1) * (random() < 0.5 ? -1 : 1);
  const height = size * between(0.8, 1.1);
  const slant = between(-0.15, 0.15);
  const room = Math.max(0, 1 - size) + 0.1;
  const [left, top] = [between(-room, room), between(-room, room)];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const shares = new Float32Array(side * side * 2);
  for (let pixel = 0; pixel < side * side; pixel += 1) {
    const u = (2 * (pixel % side) + 1) / side - 1 - left;
    const v = (2 * Math.floor(pixel / side) + 1) / side - 1 - top;
    const down = (cos * v - sin * u) / height;
    const right = (cos * u + sin * v) / width - slant * down;
    sample(shape, right, down, shares, 2 * pixel);
  }
  return { shares, size: Math.sqrt(Math.abs(width) * height), centre: [left, top] };
}

/** Writes the shares at a place of the object's square, bilinear between cells; outside, none. */
function sample(shape: Float32Array, x: number, y: number, into: Float32Array, at: number): void {
  const column = ((x + REACH) / (2 * REACH)) * GRID - 0.5;
  const row = ((y + REACH) / (2 * REACH)) * GRID - 0.5;
  if (!(column >= 0 && row >= 0 && column < GRID - 1 && row < GRID - 1)) {
    return;
  }
  const cell = 2 * (Math.floor(row) * GRID + Math.floor(column));
  const right = column % 1;
  const down = row % 1;
  for (let k = cell; k < cell + 2; k += 1) {
    const above = (shape[k] ?? 0) * (1 - right) + (shape[k + 2] ?? 0) * right;
    const below = (shape[k + 2 * GRID] ?? 0) * (1 - right) + (shape[k + 2 * GRID + 2] ?? 0) * right;
    into[at + k - cell] = above * (1 - down) + below * down;
  }
}
