import type { Annotation, Layout, ScatterTrace } from './figure';
import { extentOf, padded } from './numbers';
import { axis, frame, legendWidth } from './template';

/** The sides of the box of a plot whose axes share one scale, in pixels. */
export const PLANE_BOX = [460, 420] as const;

type Points = Pick<ScatterTrace, 'x' | 'y'>;
type Ranges = readonly [x: readonly [number, number], y: readonly [number, number]];

/** The smallest ranges that hold all points, with a share of room round them, and show both axes in one scale. */
export function planeRanges(points: readonly Points[], share: number): Ranges {
  const wanted = [
    padded(extentOf(points.flatMap(({ x }) => x)), share),
    padded(extentOf(points.flatMap(({ y }) => y)), share),
  ] as const;
  const perPixel = Math.max(...wanted.map(([low, high], i) => (high - low) / (PLANE_BOX[i] ?? 1)));
  return [widened(wanted[0], perPixel * PLANE_BOX[0]), widened(wanted[1], perPixel * PLANE_BOX[1])];
}

const widened = ([low, high]: readonly [number, number], width: number): [number, number] => {
  const middle = (low + high) / 2;
  return [middle - width / 2, middle + width / 2];
};

/** What stands round a map of points. */
export interface PlaneOptions {
  readonly title?: string;
  readonly xTitle?: string;
  readonly yTitle?: string;
  /** What the labels are, such as `digit`. */
  readonly legendTitle?: string;
}

interface PlaneContents {
  readonly ranges: Ranges;
  /** The entries of the legend. */
  readonly names?: readonly string[];
  readonly annotations?: readonly Annotation[];
  readonly itemsizing?: 'trace' | 'constant';
}

/** The layout of a map: both axes in one scale, so that angles and distances look as they are. */
export const planeLayout = ({
  title = '',
  xTitle = '',
  yTitle = '',
  legendTitle = '',
  ranges: [x, y],
  names = [],
  annotations = [],
  itemsizing = 'trace',
}: PlaneOptions & PlaneContents): Layout =>
  frame({
    title,
    box: PLANE_BOX,
    right: legendWidth(names, legendTitle),
    xaxis: axis(xTitle, x),
    yaxis: axis(yTitle, y, { scaleanchor: 'x' }),
    annotations,
    legendTitle,
    itemsizing,
  });

/** Which corner of a text stands at (x, y) if the text is to lie on the far side of it, seen from the origin. */
export const outward = (x: number, y: number): Pick<Annotation, 'xanchor' | 'yanchor'> => {
  const near = 0.3 * Math.hypot(x, y);
  return {
    xanchor: x < -near ? 'right' : x > near ? 'left' : 'center',
    yanchor: y < -near ? 'top' : y > near ? 'bottom' : 'middle',
  };
};
