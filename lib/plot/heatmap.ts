import { colourScale, inkOn } from './colours';
import type { Axis, Figure, HeatmapTrace, TextTrace } from './figure';
import { label, TEXT_SIZE, widest } from './labels';
import { extentOf, plainSeries } from './numbers';
import type { Matrix } from './numbers';
import { DIVERGING, SEQUENTIAL } from './palette';
import { axis, frame, nothing } from './template';

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
export function heatmap(
  values: Matrix,
  {
    title = '',
    rows,
    columns,
    range,
    xTitle = '',
    yTitle = '',
    barTitle = '',
  }: HeatmapOptions = {},
): Figure {
  const z = Array.from(values, plainSeries);
  const width = z[0]?.length ?? 0;
  if (z.some((row) => row.length !== width)) {
    throw new RangeError('heatmap: the rows differ in length; a matrix has rows of one length.');
  }
  const rowNames = namesFor('rows', rows, z.length);
  const columnNames = namesFor('columns', columns, width);
  const [zmin, zmax] = range ? checked(range) : rangeOf(extentOf(z.flat()));
  const cell = cellSize(Math.max(z.length, width));
  const cells = cellsOf(z, [zmin, zmax], barTitle);
  return {
    data: cell < CELL_WITH_NUMBER ? [cells] : [cells, numbersIn(cells)],
    layout: frame({
      title,
      box: [Math.max(cell * width, 200), Math.max(cell * z.length, 100)],
      left: 20 + widest(rowNames) + (yTitle === '' ? 0 : 24),
      right: 76 + (barTitle === '' ? 0 : 20),
      bottom: 16 + heightOf(columnNames, cell) + (xTitle === '' ? 0 : 24),
      xaxis: cellAxis(xTitle, columnNames, cell, isSlanted(columnNames, cell) ? -45 : 0),
      yaxis: reversed(cellAxis(yTitle, rowNames, cell, 0)),
      annotations: nothing(z.length * width === 0),
    }),
  };
}

const cellsOf = (
  z: HeatmapTrace['z'],
  [zmin, zmax]: readonly [number, number],
  barTitle: string,
): HeatmapTrace => ({
  type: 'heatmap',
  z,
  zmin,
  zmax,
  colorscale: zmin === -zmax ? DIVERGING : SEQUENTIAL,
  colorbar: { title: { text: label(barTitle), side: 'right' }, thickness: 14 },
  hovertemplate: 'row %{y}, column %{x}: %{z:.4f}<extra></extra>',
});

/** The numbers of the cells, each in the ink that its colour wants. */
function numbersIn(cells: HeatmapTrace): TextTrace {
  const colour = colourScale(cells);
  const printed = cells.z.flatMap((values, y) =>
    values.flatMap((value, x) => (value === null ? [] : [{ x, y, value }])),
  );
  return {
    type: 'scatter',
    mode: 'text',
    x: printed.map(({ x }) => x),
    y: printed.map(({ y }) => y),
    text: printed.map(({ value }) => value.toFixed(2).replace('-', '−')),
    textfont: { size: TEXT_SIZE, color: printed.map(({ value }) => inkOn(colour(value))) },
    showlegend: false,
    hoverinfo: 'skip',
  };
}

/** Whether column names are too long to stand side by side. */
const isSlanted = (names: readonly string[], cell: number): boolean =>
  widest(names) > Math.max(cell - 4, TICK_DISTANCE);

/** Pixels that the column names take below the cells. */
const heightOf = (names: readonly string[], cell: number): number =>
  isSlanted(names, cell) ? 8 + 0.72 * widest(names) : 14;

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
