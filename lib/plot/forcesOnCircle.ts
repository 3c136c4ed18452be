import { unitCircle } from './circle';
import type { Annotation, Figure, ScatterTrace } from './figure';
import { label } from './labels';
import type { Matrix } from './numbers';
import { colourOf } from './palette';
import { planeLayout, planeRanges } from './plane';

/** Titles of a circle of points with arrows. */
export interface ForcesOnCircleOptions {
  readonly title?: string;
  /** The force whose arrow is as long as the circle's radius; that of the strongest where left out. */
  readonly unit?: number;
}

// The longest arrow, of the radius, where no unit is given.
const LONGEST = 0.6;
// An arrow shorter than this would be all head.
const SHORTEST = 0.03;

/**
 * Directions as points of the unit circle, each with an arrow that says where it is driven, and how
 * hard compared with the others. Forces too weak to be drawn have none.
 *
 * @param points - [N, 2], of any length but 0.
 * @param forces - [N, 2], what drives each point.
 * @param names - N names, beside the points.
 * @throws RangeError unless there are as many forces and names as points, all of two numbers.
 */
export function forcesOnCircle(
  points: Matrix,
  forces: Matrix,
  names: readonly string[],
  { title = '', unit }: ForcesOnCircleOptions = {},
): Figure {
  assertFit(points, forces, names);
  const strongest = Math.max(...Array.from(forces, (force) => length(force)));
  const scale = unit === undefined ? LONGEST / (strongest || 1) : 1 / unit;
  const placed = Array.from(points, (point, i) => ({
    name: names[i] ?? '',
    color: colourOf(i),
    ...along(point, 1 / length(point)),
    force: along(forces[i] ?? [], scale),
  }));
  const circle = unitCircle();
  const tips = placed.map(({ x, y, force }) => ({ x: [x + force.x], y: [y + force.y] }));
  return {
    data: [circle, ...placed.map(marker)],
    layout: planeLayout({
      title,
      ranges: planeRanges([circle, ...tips], 0.2),
      annotations: placed.flatMap((each) => [name(each), ...arrow(each)]),
    }),
  };
}

interface Placed {
  readonly name: string;
  readonly color: string;
  readonly x: number;
  readonly y: number;
  readonly force: { readonly x: number; readonly y: number };
}

const length = (vector: ArrayLike<number>): number => Math.hypot(...Array.from(vector));

const along = (vector: ArrayLike<number>, factor: number) => ({
  x: factor * (vector[0] ?? NaN),
  y: factor * (vector[1] ?? NaN),
});

const marker = ({ name: text, color, x, y }: Placed): ScatterTrace => ({
  type: 'scatter',
  mode: 'markers',
  x: [x],
  y: [y],
  name: label(text),
  showlegend: false,
  marker: { color, size: 9, opacity: 1 },
});

/** Inside the circle, where no arrow is. */
const name = ({ name: text, x, y, color }: Placed): Annotation => ({
  text: label(text),
  x: 0.92 * x,
  y: 0.92 * y,
  showarrow: false,
  xanchor: x < -0.3 ? 'left' : x > 0.3 ? 'right' : 'center',
  yanchor: y < -0.3 ? 'bottom' : y > 0.3 ? 'top' : 'middle',
  font: { size: 14, color },
});

const arrow = ({ x, y, force, color }: Placed): Annotation[] =>
  Math.hypot(force.x, force.y) < SHORTEST
    ? []
    : [
        {
          text: '',
          x: x + force.x,
          y: y + force.y,
          ax: x,
          ay: y,
          axref: 'x',
          ayref: 'y',
          showarrow: true,
          arrowhead: 2,
          arrowwidth: 2.5,
          arrowcolor: color,
        },
      ];

function assertFit(points: Matrix, forces: Matrix, names: readonly string[]): void {
  const isPlane = (rows: Matrix) => Array.from(rows).every((row) => row.length === 2);
  const fits = forces.length === points.length && names.length === points.length;
  if (fits && isPlane(points) && isPlane(forces)) return;
  throw new RangeError(
    `forcesOnCircle: there are ${points.length} points, ${forces.length} forces and ${names.length} names; ` +
      'each point wants one of both, points and forces of two numbers.',
  );
}
