import fc from 'fast-check';

/** A matrix of similarities, not symmetric, and the class of each of its rows: [N, N] and [N]. */
export const labelledSimilarities = fc.integer({ min: 1, max: 7 }).chain((n) => {
  const value = fc.double({ min: -1, max: 1, noNaN: true });
  const row = fc.array(value, { minLength: n, maxLength: n });
  return fc.tuple(
    fc.array(row, { minLength: n, maxLength: n }),
    fc.array(fc.nat({ max: 2 }), { minLength: n, maxLength: n }),
  );
});

/** Five images of three classes, the last alone in its class; not symmetric. */
export const SIMILARITIES = [
  [1, 0.8, -0.3, 0.2, 0.5],
  [0.6, 1, 0.1, -0.7, 0.4],
  [-0.2, 0.3, 1, 0.9, -0.1],
  [0.4, -0.5, 0.7, 1, 0.25],
  [0.35, 0.15, -0.6, 0.05, 1],
];

/** Their classes. */
export const LABELS = [0, 0, 1, 1, 2];
