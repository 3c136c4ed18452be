import type { Wrong } from '../bank';
import { entries, average, within, spoiled, type F } from './kit';
import { right } from './right';

/** Mistakes that no list holds: they have to fail all the same. */
export const wrongUnnamed: Record<string, Wrong<F>> = {
  'median in place of mean': [
    undefined,
    entries((sims, i, j) => {
      const v = within(sims, i, j).sort((a, b) => a - b);
      return v[Math.floor(v.length / 2)] ?? 0;
    }),
  ],
  'absolute means': [undefined, entries((sims, i, j) => Math.abs(average(within(sims, i, j))))],
  'skips class 0': [
    undefined,
    entries((sims, i, j) => (i === 0 || j === 0 ? 0 : average(within(sims, i, j)))),
  ],
  'labels from one': [
    undefined,
    (e, l, o) =>
      right['loops over classes on plain numbers']!(
        e,
        l.map((c) => c - 1),
        o,
      ),
  ],
  'only the first two of each class': [
    undefined,
    entries((sims, i, j) =>
      average(
        within(
          sims.slice(0, 2).map((r) => r.slice(0, 2)),
          i,
          j,
        ),
      ),
    ),
  ],
  'divides the rows so that they add up to 1': [
    undefined,
    spoiled(({ totals, pairs }) => {
      const m = totals.div(pairs.maximum(1));
      return m.div(m.sum(1, true).add(1e-9));
    }),
  ],
  'standard deviation': [
    undefined,
    entries((sims, i, j) => {
      const v = within(sims, i, j);
      return Math.sqrt(average(v.map((x) => (x - average(v)) ** 2)));
    }),
  ],
  'only similarities above 0': [
    undefined,
    entries((sims, i, j) => average(within(sims, i, j).filter((v) => v > 0))),
  ],
  'one pair too many in the count': [
    undefined,
    entries((sims, i, j) => {
      const v = within(sims, i, j);
      return (average(v) * v.length) / (v.length + 1);
    }),
  ],
};
