import type { Form, Part } from './objects';

/** Points across a grid, which reaches a little beyond the square that objects live in. */
export const GRID = 64;
/** The grid goes from −REACH to REACH in both directions. */
export const REACH = 1.1;

// Inside each cell, in both directions.
const SAMPLES = 2;

/**
 * How much of each cell of a grid an object's body and details cover.
 *
 * @returns Row-major [GRID, GRID, 2], shares in [0, 1]: of the body, and of the details over it.
 */
export function coverage(parts: readonly Part[]): Float32Array {
  const covered = new Float32Array(GRID * GRID * 2);
  const fine = GRID * SAMPLES;
  const at = (i: number) => ((i + 0.5) / fine) * 2 * REACH - REACH;
  for (let row = 0; row < fine; row += 1) {
    for (let column = 0; column < fine; column += 1) {
      const x = at(column);
      const y = at(row);
      const top = parts.findLast(({ form }) => isInside(form, x, y))?.of ?? 'hole';
      if (top !== 'hole') {
        const cell = Math.floor(row / SAMPLES) * GRID + Math.floor(column / SAMPLES);
        const place = 2 * cell + (top === 'detail' ? 1 : 0);
        covered[place] = (covered[place] ?? 0) + 1 / SAMPLES ** 2;
      }
    }
  }
  return covered;
}

function isInside(form: Form, x: number, y: number): boolean {
  if (form.kind === 'ellipse') {
    const [cx, cy] = form.centre;
    const [rx, ry] = form.radii;
    return ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1;
  }
  // A ray to the right crosses the outline an odd number of times.
  let inside = false;
  let [px, py] = form.corners.at(-1) ?? [0, 0];
  for (const [qx, qy] of form.corners) {
    if (qy > y !== py > y && x < qx + ((px - qx) * (y - qy)) / (py - qy)) {
      inside = !inside;
    }
    [px, py] = [qx, qy];
  }
  return inside;
}
