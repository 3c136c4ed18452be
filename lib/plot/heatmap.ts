import type { Axis, Figure, Layout } from './figure';
import { cellsOf, numbersIn } from './heatmapTraces';
import { label, widest } from './labels';
import { extentOf, plainSeries } from './numbers';
import type { Matrix } from './numbers';
import { axis, frame, nothing } from './template';

/** Names, colours and titles of a heat map. */
export interface HeatmapOptions {
  readonly title?: string;
  /** A name for each row, from the top; its number where left out. */
  readonly rows?: readonly string[];
  /** A name for each column; its number where left out. */
  readonly columns?: readonly string[];
  /** The values at both ends of the colours. */
  readonly range?: readonly [number, number];
  readonly xTitle?: string;
  readonly yTitle?: string;
  /** What the colours mean. */
  readonly barTitle?: string;
}

// Below this many pixels `−0.12` does not fit in a cell.
const CELL_WITH_NUMBER = 36;
const CELL_RANGE = [2, 52] as const;
const SIDE = 520;
const TICK_DISTANCE = 14;
// Rows from one named row to the next.
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/**
 * A matrix as coloured cells, row 0 on top; cells that are large enough (up to 14 columns) print their number.
 *
 * @param values - [R, C]. Cells that are not finite stay empty.
 * @param options - `range` defaults to [0, 1], or to [−1, 1] where a value is negative, and is widened to hold all
 * values. A range that is symmetric round 0 gets two colours that meet in white.
 * @throws RangeError where rows differ in length, names do not fit, or the range is empty.
 */
export function heatmap(values: Matrix, options: HeatmapOptions = {}): Figure {
  const { rows, columns, range, barTitle = '' } = options;
  const z = Array.from(values, plainSeries);
  const width = z[0]?.length ?? 0;
  if (z.some((row) => row.length !== width)) {
    throw new RangeError('heatmap: the rows differ in length; a matrix has rows of one length.');
  }
  const names = {
    rows: namesFor('rows', rows, z.length),
    columns: namesFor('columns', columns, width),
  };
  const cells = cellsOf(z, range ? checked(range) : rangeOf(extentOf(z.flat())), barTitle);
  const size = cellSize(Math.max(z.length, width));
  return {
    data: size < CELL_WITH_NUMBER ? [cells] : [cells, numbersIn(cells)],
    layout: layoutOf(names, size, options),
  };
}

interface Names {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

function layoutOf(
  { rows, columns }: Names,
  cell: number,
  { title = '', xTitle = '', yTitle = '', barTitle = '' }: HeatmapOptions,
): Layout {
  const isSlanted = widest(columns) > Math.max(cell - 4, TICK_DISTANCE);
  const below = isSlanted ? 8 + 0.72 * widest(columns) : 14;
  return frame({
    title,
    box: [Math.max(cell * columns.length, 200), Math.max(cell * rows.length, 100)],
    left: 20 + widest(rows) + (yTitle === '' ? 0 : 24),
    right: 76 + (barTitle === '' ? 0 : 20),
    bottom: 16 + below + (xTitle === '' ? 0 : 24),
    xaxis: cellAxis(xTitle, columns, cell, isSlanted ? -45 : 0),
    yaxis: reversed(cellAxis(yTitle, rows, cell, 0)),
    annotations: nothing(rows.length * columns.length === 0),
  });
}

function namesFor(
  what: string,
  names: readonly string[] | undefined,
  count: number,
): readonly string[] {
  if (names && names.length !== count) {
    throw new RangeError(
      `heatmap: ${names.length} names for ${count} ${what}; each wants one name.`,
    );
  }
  return names ?? Array.from({ length: count }, (_, i) => String(i));
}

function checked([low, high]: readonly [number, number]): readonly [number, number] {
  if (!(low < high && Number.isFinite(low) && Number.isFinite(high))) {
    throw new RangeError(
      `heatmap: range is [${low}, ${high}]; it must be two finite numbers, the smaller one first.`,
    );
  }
  return [low, high];
}

function rangeOf([low, high]: readonly [number, number]): readonly [number, number] {
  const end = Math.max(1, high, -low);
  return [low < 0 ? -end : 0, end];
}

const cellSize = (count: number): number => {
  const [smallest, largest] = CELL_RANGE;
  return Math.min(largest, Math.max(smallest, SIDE / Math.max(1, count)));
};

/** An axis with a named cell round each whole number. */
function cellAxis(title: string, names: readonly string[], cell: number, tickangle: number): Axis {
  const step = STEPS.find((every) => every * cell >= TICK_DISTANCE) ?? names.length;
  const tickvals = names.map((_, i) => i).filter((i) => i % step === 0);
  const ticktext = tickvals.map((i) => label(names[i] ?? ''));
  const range = [-0.5, Math.max(1, names.length) - 0.5] as const;
  return axis(title, range, { tickvals, ticktext, tickangle, showgrid: false });
}

const reversed = (upward: Axis): Axis => ({
  ...upward,
  range: [upward.range[1], upward.range[0]],
});
