import type { BarTrace, Figure, ScatterTrace } from './figure';
import { label, wrapped } from './labels';
import { plainSeries } from './numbers';
import type { Series } from './numbers';
import { colourOf, GREY } from './palette';
import { axis, frame, legendWidth, nothing } from './template';

/** What stands below the bars, and the titles of a bar chart. */
export interface BarsOptions {
  /** One for each place, below it. */
  readonly names: readonly string[];
  readonly title?: string;
  readonly yTitle?: string;
  /** The height where the axis ends; a little above the highest bar where left out. */
  readonly top?: number;
  /** Lines across all bars: name → height. */
  readonly levels?: Readonly<Record<string, number>>;
}

const PLACE = 78;
/** Of the room for a place, what its bars take. */
const FILLED = 0.8;

/**
 * Bars side by side: a place for each name, and in it a bar for each group. A number that is not
 * finite has no bar, and no line.
 *
 * @param groups - Name → heights from 0 on, one a place, [places].
 * @throws RangeError where a group has not as many heights as there are names.
 */
export function bars(
  groups: Readonly<Record<string, Series>>,
  { names, title = '', yTitle = '', top, levels = {} }: BarsOptions,
): Figure {
  const entries = Object.entries(groups);
  const width = FILLED / Math.max(1, entries.length);
  const drawn = entries.map(([name, heights], group) => {
    assertPlaces(name, heights, names);
    const left = (group - (entries.length - 1) / 2) * width;
    return barsOf(name, heights, { group, left, width, isNamed: entries.length > 1 });
  });
  const lines = Object.entries(levels).filter(([, height]) => Number.isFinite(height));
  const across = lines.map(([name, height]) => levelOf(name, height, names.length));
  const heights = [...drawn.flatMap(({ y }) => y), ...lines.map(([, height]) => height)];
  const highest = Math.max(0, ...heights);
  const legend = [...Object.keys(groups), ...lines.map(([name]) => name)];
  return {
    data: [...drawn, ...across],
    layout: frame({
      title,
      box: [Math.max(1, names.length) * PLACE, 320],
      bottom: 72,
      right: legendWidth(legend),
      xaxis: axis('', [-0.6, names.length - 0.4], {
        showgrid: false,
        tickvals: names.map((_, i) => i),
        ticktext: names.map((name) => wrapped(name, PLACE - 8)),
      }),
      yaxis: axis(yTitle, [0, top ?? (1.05 * highest || 1)]),
      annotations: nothing(highest === 0),
    }),
  };
}

interface Place {
  readonly group: number;
  /** Of the middle of the bar, from the middle of the place. */
  readonly left: number;
  readonly width: number;
  readonly isNamed: boolean;
}

function barsOf(name: string, heights: Series, { group, left, width, isNamed }: Place): BarTrace {
  const known = plainSeries(heights).flatMap((y, i) => (y === null ? [] : [{ x: i + left, y }]));
  return {
    type: 'bar',
    x: known.map(({ x }) => x),
    y: known.map(({ y }) => y),
    width,
    name: label(name),
    showlegend: isNamed,
    marker: { color: colourOf(group), opacity: 1 },
  };
}

const levelOf = (name: string, height: number, places: number): ScatterTrace => ({
  type: 'scatter',
  mode: 'lines',
  x: [-0.6, places - 0.4],
  y: [height, height],
  name: label(name),
  showlegend: true,
  line: { color: GREY, width: 2, dash: 'dash' },
});

function assertPlaces(group: string, heights: Series, names: readonly string[]): void {
  if (heights.length === names.length) return;
  throw new RangeError(
    `bars: ${group} has ${heights.length} heights, there are ${names.length} names; each name wants one.`,
  );
}
