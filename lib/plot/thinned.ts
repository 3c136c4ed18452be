import type { Plain } from './figure';

/** The points of a curve, in order. */
export interface Points {
  readonly x: readonly Plain[];
  readonly y: readonly Plain[];
}

// Two points for every pixel of a wide plot.
const MOST = 2000;

/**
 * The curve with at most 2,000 points: of each run of points that would share a pixel, the lowest and the highest stay.
 */
export function thinned({ x, y }: Points): Points {
  if (y.length <= MOST) return { x, y };
  const size = Math.ceil((2 * y.length) / MOST);
  const kept: number[] = [];
  for (let start = 0; start < y.length; start += size) {
    const run = Array.from({ length: Math.min(size, y.length - start) }, (_, i) => start + i);
    const pick = (better: (a: number, b: number) => boolean) =>
      run.reduce((best, i) => (better(y[i] ?? NaN, y[best] ?? NaN) || y[best] === null ? i : best));
    kept.push(...new Set([pick((a, b) => a < b), pick((a, b) => a > b)].sort((a, b) => a - b)));
  }
  return { x: kept.map((i) => x[i] ?? null), y: kept.map((i) => y[i] ?? null) };
}
