import type { BarTrace, Figure } from './figure';
import { label } from './labels';
import { extentOf, named, padded } from './numbers';
import type { Series } from './numbers';
import { colourOf } from './palette';
import { axis, frame, legendWidth, nothing } from './template';

/** The bins and titles of a histogram. */
export interface HistogramOptions {
  readonly title?: string;
  /** The interval that is cut into bins; from the smallest to the largest value where left out. */
  readonly range?: readonly [number, number];
  readonly bins?: number;
  readonly xTitle?: string;
  readonly yTitle?: string;
}

/**
 * How many values fall into each of `bins` intervals of equal width, one colour for each named group.
 *
 * @param groups - The values, or name → values. Values outside the range, or not finite, are not counted.
 * @throws RangeError where the range is empty or `bins` is not a whole number above 0.
 */
export function histogram(
  groups: Series | Readonly<Record<string, Series>>,
  { title = '', range, bins = 30, xTitle = 'value', yTitle = 'count' }: HistogramOptions = {},
): Figure {
  const entries = Object.entries(named(groups, ''));
  const [low, high] =
    range ??
    withWidth(
      extentOf(entries.flatMap(([, values]) => Array.from(values).filter(Number.isFinite))),
    );
  if (!(low < high && Number.isInteger(bins) && bins > 0)) {
    throw new RangeError(
      `histogram: range is [${low}, ${high}], bins is ${bins}; it wants a range that grows and a whole number of bins.`,
    );
  }
  const bars = entries.map(([name, values], group) =>
    barsOf(name, counted(values, low, high, bins), [low, high], { group, groups: entries.length }),
  );
  const counts = bars.flatMap(({ y }) => y);
  return {
    data: bars,
    layout: frame({
      title,
      box: [560, 320],
      right: legendWidth(entries.map(([name]) => name)),
      xaxis: axis(xTitle, padded([low, high], 0.02), { showgrid: false }),
      yaxis: axis(yTitle, [0, 1.05 * counts.reduce((a, b) => Math.max(a, b), 1)]),
      annotations: nothing(counts.every((count) => count === 0)),
    }),
  };
}

function barsOf(
  name: string,
  y: readonly number[],
  [low, high]: readonly [number, number],
  { group, groups }: { readonly group: number; readonly groups: number },
): BarTrace {
  const width = (high - low) / y.length;
  return {
    type: 'bar',
    x: y.map((_, k) => low + (k + 0.5) * width),
    y,
    width,
    name: label(name),
    showlegend: groups > 1,
    // Bars of several groups stand in front of each other.
    marker: { color: colourOf(group), opacity: groups > 1 ? 0.6 : 1 },
  };
}

/** A range of no width becomes one of width 1 round it, or wider where numbers lie farther apart. */
function withWidth([low, high]: readonly [number, number]): [number, number] {
  if (low < high) return [low, high];
  const half = Math.max(0.5, Math.abs(low) * 1e-6);
  return [low - half, high + half];
}

function counted(values: Series, low: number, high: number, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const value of Array.from(values)) {
    if (!(value >= low && value <= high)) continue;
    // The last bin holds its right end, too.
    const k = Math.min(bins - 1, Math.floor((bins * (value - low)) / (high - low)));
    counts[k] = (counts[k] ?? 0) + 1;
  }
  return counts;
}
