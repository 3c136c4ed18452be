import type { Annotation, Axis, Layout } from './figure';
import { label, TEXT_SIZE, TITLE_SIZE, widest, wrapped } from './labels';
import { GREY } from './palette';

/** The letters of all figures; what the reader's machine has comes first. */
export const FONT = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
/** Half-transparent, so that it is faint on white and on black. */
export const GRID_COLOUR = 'rgba(128,128,128,0.25)';

const AXIS = {
  gridcolor: GRID_COLOUR,
  zeroline: false,
  showline: true,
  linecolor: GREY,
  ticks: 'outside',
  tickcolor: GREY,
  ticklen: 4,
  title: { standoff: 8 },
};

/** How Plotly draws what a figure leaves open. No colour of text or ground: those are the reader's theme. */
const TEMPLATE = {
  layout: {
    font: { family: FONT, size: TEXT_SIZE },
    title: { x: 0, xref: 'paper', xanchor: 'left', font: { size: TITLE_SIZE } },
    xaxis: AXIS,
    yaxis: AXIS,
    hovermode: 'closest',
  },
};

/** An axis with a title and grid lines. */
export const axis = (
  title: string,
  range: readonly [number, number],
  more: Partial<Axis> = {},
): Axis => ({
  title: { text: label(title) },
  type: 'linear',
  range,
  visible: true,
  showgrid: true,
  ...more,
});

/** The text in the middle of a plot that has nothing to show. */
export const nothing = (isEmpty: boolean): Annotation[] =>
  isEmpty
    ? [{ text: 'no data yet', x: 0.5, y: 0.5, xref: 'paper', yref: 'paper', showarrow: false }]
    : [];

/** The remark above the plot that not all points are drawn. */
export const partRemark = (drawn: number, all: number): Annotation => ({
  text: `${drawn.toLocaleString('en')} of ${all.toLocaleString('en')} points`,
  x: 1,
  y: 1,
  xref: 'paper',
  yref: 'paper',
  xanchor: 'right',
  yanchor: 'bottom',
  showarrow: false,
  font: { size: 10, color: GREY },
});

/** Pixels that a legend takes to the right of the plot. */
export const legendWidth = (names: readonly string[], title = ''): number =>
  names.length < 2 ? 24 : 56 + widest([...names, title]);

interface FrameOptions {
  readonly title: string;
  /** The size of the plot's box in pixels, without titles, ticks and legend. */
  readonly box: readonly [width: number, height: number];
  /** Pixels beside the box: tick labels and axis titles on the left and below, legend or colour bar on the right. */
  readonly left?: number;
  readonly right?: number;
  readonly bottom?: number;
  readonly xaxis: Axis;
  readonly yaxis: Axis;
  readonly annotations?: readonly Annotation[];
  readonly legendTitle?: string;
  readonly itemsizing?: 'trace' | 'constant';
}

/** The layout that all figures share: a plot of the given size and margins that hold what stands round it. */
export function frame({
  title,
  box: [width, height],
  left = 64,
  right = 24,
  bottom = 52,
  xaxis,
  yaxis,
  annotations = [],
  legendTitle = '',
  itemsizing = 'trace',
}: FrameOptions): Layout {
  const text = wrapped(title, width + right, TITLE_SIZE);
  const top = title === '' ? 20 : 24 + 20 * text.split('<br>').length;
  const [l, r, b] = [left, right, bottom].map(Math.round) as [number, number, number];
  return {
    title: { text },
    width: Math.round(width) + l + r,
    height: Math.round(height) + top + b,
    margin: { l, r, t: top, b },
    xaxis,
    yaxis,
    annotations,
    legend: { title: { text: label(legendTitle) }, itemsizing },
    barmode: 'overlay',
    // The reader's zoom outlives an update of the figure.
    uirevision: 'course',
    template: TEMPLATE,
  };
}
