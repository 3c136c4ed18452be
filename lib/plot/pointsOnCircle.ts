import { helpingLine, unitCircle } from './circle';
import type { Annotation, Figure, ScatterTrace } from './figure';
import { groupsOf } from './groups';
import type { Group, Labels } from './groups';
import { label } from './labels';
import { namesOnCircle } from './namesOnCircle';
import { plain } from './numbers';
import type { Matrix } from './numbers';
import { colourOf } from './palette';
import { planeLayout, planeRanges } from './plane';
import { nothing } from './template';

/** Titles of a circle of points. */
export interface PointsOnCircleOptions {
  readonly title?: string;
  readonly legendTitle?: string;
}

// More rays than this would fill the circle.
const MOST_RAYS = 40;

/**
 * The directions of vectors of the plane, as points of the unit circle: all that the cosine sees of them.
 *
 * @param points - [N, 2], of any length; a vector of zeros has no direction and is left out.
 * @param labels - N class labels, at most 10 different ones. Where each is used once it stands beside its point,
 * otherwise a legend shows them.
 * @throws RangeError where a point has not two numbers, or the labels do not fit.
 */
export function pointsOnCircle(
  points: Matrix,
  labels?: Labels,
  { title = '', legendTitle = '' }: PointsOnCircleOptions = {},
): Figure {
  const groups = groupsOf('pointsOnCircle', points, labels).map(onCircle);
  const isNamed = labels !== undefined && groups.length === points.length;
  const names = isNamed ? [] : groups.map(({ name }) => name);
  const circle = unitCircle();
  const rays = points.length <= MOST_RAYS ? groups.map(raysOf) : [];
  const markers = groups.map((group, i) => markersOf(group, colourOf(i), names.length > 1));
  return {
    data: [circle, ...rays, ...markers],
    layout: planeLayout({
      title,
      legendTitle,
      ranges: planeRanges([circle], isNamed ? 0.2 : 0.1),
      names,
      annotations: [...nothing(points.length === 0), ...(isNamed ? namesBeside(groups) : [])],
    }),
  };
}

function onCircle({ name, x, y }: Group): Group {
  const lengths = x.map((at, i) => Math.hypot(at ?? NaN, y[i] ?? NaN));
  const unit = (value: number | null, i: number) => plain((value ?? NaN) / (lengths[i] ?? NaN));
  return { name, x: x.map(unit), y: y.map(unit) };
}

const markersOf = ({ name, x, y }: Group, color: string, showlegend: boolean): ScatterTrace => ({
  type: 'scatter',
  mode: 'markers',
  x,
  y,
  name: label(name),
  showlegend,
  marker: { color, size: 9, opacity: 0.85 },
});

const raysOf = ({ x, y }: Group) =>
  helpingLine({ x: x.flatMap((at) => [0, at, null]), y: y.flatMap((at) => [0, at, null]) }, {});

const namesBeside = (groups: readonly Group[]): Annotation[] =>
  namesOnCircle(
    groups
      .map(({ name, x: [x], y: [y] }) => ({ name, x: x ?? NaN, y: y ?? NaN }))
      .filter(({ x, y }) => !Number.isNaN(x + y)),
  );
