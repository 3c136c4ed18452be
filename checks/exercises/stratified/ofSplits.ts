import type { Given } from '../../caller';
import type { Measure } from '../../exercise';
import { fieldsOf, isNumbers } from '../../result';
import type { Labelled, Split } from './inputs';
import { measured, seedsFrom } from './measure';

/**
 * Measures what splits are like: they are drawn, so that their lists as such cannot be compared
 * with any.
 */
export const ofSplits: Measure<Labelled> = {
  calls: ({ labels, options }) =>
    [...seedsFrom(options), options.seed].map((seed) => ({
      labels,
      options: { ...options, seed },
    })),
  of: (given, { labels }) => {
    const splits = given.flatMap((each) => splitOf(each) ?? []);
    if (splits.length < given.length) return undefined;
    return measured(labels, splits.slice(0, -1), splits.at(-1));
  },
  shows: 'measured of your splits',
};

function splitOf(given: Given): Split | undefined {
  const { picked, rest } = fieldsOf(given);
  return isNumbers(picked) && isNumbers(rest) ? { picked, rest } : undefined;
}
