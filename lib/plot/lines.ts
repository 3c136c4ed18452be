import { scaleLog } from 'd3-scale';
import type { Axis, Figure, Plain, ScatterTrace } from './figure';
import { label } from './labels';
import { extentOf, padded, plain, plainSeries } from './numbers';
import type { Series } from './numbers';
import { colourOf } from './palette';
import { axis, frame, legendWidth, nothing, partRemark } from './template';
import { thinned } from './thinned';
import type { Points } from './thinned';

const FEW_TICKS = 12;
const LOG_TICKS = 7;
// Curves of so few points show them.
const FEW_POINTS = 30;

/** Where curves stand, and the titles of their axes. */
export interface LinesOptions {
  /** Where the numbers stand, the same for all curves; 1, 2, 3 … where left out. */
  readonly x?: Series;
  readonly title?: string;
  readonly xTitle?: string;
  readonly yTitle?: string;
  /** Makes equal factors equally high; numbers that are not above zero are then gaps. */
  readonly log?: boolean;
}

/**
 * One curve for each named series of numbers.
 *
 * A number that is not finite is a gap in its curve. Of very long curves every bend stays, not every point.
 *
 * @param curves - Name → heights, [N].
 * @throws RangeError where a curve and `x` differ in length.
 */
export function lines(
  curves: Readonly<Record<string, Series>>,
  { x, title = '', xTitle = '', yTitle = '', log = false }: LinesOptions = {},
): Figure {
  const entries = Object.entries(curves);
  const names = entries.map(([name]) => name);
  const drawn = entries.map(([name, y]) => pointsOf(name, y, x, log));
  const xs = drawn.flatMap((points) => points.x);
  const ys = drawn.flatMap((points) => points.y);
  const longest = Math.max(0, ...entries.map(([, y]) => y.length));
  const shown = Math.max(0, ...drawn.map((points) => points.y.length));
  return {
    data: drawn.map((points, i) => curve(names[i] ?? '', points, i, names.length > 1)),
    layout: frame({
      title,
      box: [560, 320],
      left: 72,
      right: legendWidth(names),
      xaxis: axis(xTitle, padded(extentOf(xs), 0.02), x ? {} : countTicks(longest)),
      yaxis: log ? logAxis(yTitle, ys) : axis(yTitle, padded(extentOf(ys), 0.06)),
      annotations: [
        ...nothing(ys.every((y) => y === null)),
        ...(shown < longest ? [partRemark(shown, longest)] : []),
      ],
    }),
  };
}

/** The points of a curve as they are drawn. */
function pointsOf(name: string, y: Series, x: Series | undefined, log: boolean): Points {
  if (x && x.length !== y.length) {
    throw new RangeError(
      `lines: ${name} has ${y.length} numbers, x has ${x.length}; each wants one x.`,
    );
  }
  const heights = log ? Array.from(y, (v) => plain(v > 0 ? v : NaN)) : plainSeries(y);
  return thinned({ x: x ? plainSeries(x) : heights.map((_, i) => i + 1), y: heights });
}

const curve = (
  name: string,
  { x, y }: Points,
  group: number,
  showlegend: boolean,
): ScatterTrace => ({
  type: 'scatter',
  mode: y.length <= FEW_POINTS ? 'lines+markers' : 'lines',
  x,
  y,
  name: label(name),
  showlegend,
  line: { color: colourOf(group), width: 2 },
  ...(y.length <= FEW_POINTS ? { marker: { color: colourOf(group), size: 5, opacity: 1 } } : {}),
});

/** A tick at each whole number, where they are few. */
const countTicks = (count: number): Partial<Axis> => {
  const tickvals = Array.from({ length: count <= FEW_TICKS ? count : 0 }, (_, i) => i + 1);
  return tickvals.length === 0 ? {} : { tickvals, ticktext: tickvals.map(String) };
};

/** An axis of powers of ten, with ticks at round numbers that have room for their labels. */
function logAxis(title: string, heights: readonly Plain[]): Axis {
  const powers = heights.map((y) => (y === null ? null : Math.log10(y)));
  const range = padded(extentOf(powers), 0.06);
  const scale = scaleLog(
    range.map((power) => 10 ** power),
    [0, 1],
  );
  const print = scale.tickFormat(LOG_TICKS, '~g');
  const tickvals = scale.ticks(LOG_TICKS).filter((value) => print(value) !== '');
  return axis(title, range, { type: 'log', tickvals, ticktext: tickvals.map(print) });
}
