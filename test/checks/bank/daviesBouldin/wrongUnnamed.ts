import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { apart, average, clustersOf, loops, type F } from './kit';

/** Mistakes that no list holds: they have to fail all the same. */
export const wrongUnnamed: Record<string, Wrong<F>> = {
  'median scatter': [
    undefined,
    loops({
      scatter: ({ rows }, c) =>
        rows.map((row) => apart(row, c)).sort((a, b) => a - b)[Math.floor(rows.length / 2)]!,
    }),
  ],
  'difference of scatters': [undefined, loops({ combine: (wi, wj, d) => Math.abs(wi - wj) / d })],
  'nearest points instead of centroids': [
    undefined,
    (points, assignments) => {
      const clusters = clustersOf(points, assignments);
      const w = clusters.map(({ rows, centre }) => average(rows.map((row) => apart(row, centre))));
      const worst = clusters.map((a, i) =>
        Math.max(
          ...clusters.flatMap((b, j) => {
            if (i === j) return [];
            const gap = Math.min(...a.rows.flatMap((x) => b.rows.map((y) => apart(x, y))));
            return [(w[i]! + w[j]!) / gap];
          }),
        ),
      );
      return average(worst);
    },
  ],
  'only the first coordinate': [undefined, loops({ gap: (a, b) => Math.abs(a[0]! - b[0]!) })],
};

const good = loops({});

/** Right numbers, handed over in the wrong way. */
export const wrongFaults: Record<string, Wrong<F>> = {
  'a list of one': ['array', (...all) => [good(...all)]],
  'no return': [
    'undefined',
    (...all) => {
      good(...all);
    },
  ],
  async: ['promise', async (...all) => Promise.resolve(good(...all))],
  'a vector of one': ['shape', (...all) => tf.tensor1d([good(...all) as number])],
  'disposes the points': [
    'input-disposed',
    (points, assignments) => {
      const result = good(points, assignments);
      points.dispose();
      return result;
    },
  ],
  'sorts the assignments it was given': [
    'input-changed',
    (points, assignments) => {
      const result = good(points, assignments);
      (assignments as Uint8Array).sort();
      return result;
    },
  ],
  'a gather for each point': [
    'loop',
    (points, assignments) =>
      tf.tidy(() => {
        const rows = Array.from(assignments, (_, n) => points.slice([n, 0], [1, -1]));
        return good(tf.concat(rows), assignments) as number;
      }),
  ],
  'makes a variable': [
    'leak',
    (points, assignments) => {
      const copy = tf.variable(points);
      return good(copy, assignments);
    },
  ],
};
