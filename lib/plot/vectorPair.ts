import { arc, helpingLine, unitCircle } from './circle';
import type { Annotation, Figure } from './figure';
import { label } from './labels';
import type { Series } from './numbers';
import { colourOf } from './palette';
import { outward, PLANE_BOX, planeLayout, planeRanges } from './plane';

/** Title and names of two arrows. */
export interface VectorPairOptions {
  /** The angle and its cosine where left out. */
  readonly title?: string;
  readonly names?: readonly [string, string];
}

// Pixels from the tip of an arrow to its name.
const TIP_GAP = 6;

interface Vector {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly length: number;
  /** Radians from the horizontal axis. */
  readonly angle: number;
}

/**
 * Two vectors of the plane as arrows from the origin, with the angle between them and the unit circle.
 *
 *     cos θ = a · b / (|a| |b|)
 *
 * @param a - [2], not zero.
 * @param b - [2], not zero.
 * @throws RangeError where a vector has not two finite numbers, or no length.
 */
export function vectorPair(
  a: Series,
  b: Series,
  { title, names = ['a', 'b'] }: VectorPairOptions = {},
): Figure {
  const unit = unitCircle();
  const pair = [vector(a, names[0]), vector(b, names[1])] as const;
  const from = pair[0].angle;
  // The short way round, at most half a turn.
  const turn = Math.atan2(Math.sin(pair[1].angle - from), Math.cos(pair[1].angle - from));
  const degrees = Math.abs((turn * 180) / Math.PI);
  const radius = 0.35 * Math.min(pair[0].length, pair[1].length);
  const ranges = planeRanges([unit, ...pair.map(({ x, y }) => ({ x: [x], y: [y] }))], 0.15);
  const gap = (TIP_GAP * (ranges[0][1] - ranges[0][0])) / PLANE_BOX[0];
  return {
    data: [unit, helpingLine(arc(radius, from, from + turn), {})],
    layout: planeLayout({
      title:
        title ??
        `θ = ${degrees.toFixed(1)}°, cos θ = ${Math.cos(turn).toFixed(3).replace('-', '−')}`,
      ranges,
      annotations: [
        ...pair.flatMap((each, i) => [arrow(each, colourOf(i)), tip(each, colourOf(i), gap)]),
        angleName(radius, from + turn / 2),
      ],
    }),
  };
}

function vector(numbers: Series, name: string): Vector {
  const [x = NaN, y = NaN] = Array.from(numbers);
  const length = Math.hypot(x, y);
  if (numbers.length !== 2 || !(length > 0 && length < Infinity)) {
    throw new RangeError(
      `vectorPair: ${name} is [${Array.from(numbers).join(', ')}]; it must be two finite numbers, not both 0, to have a direction.`,
    );
  }
  return { name, x, y, length, angle: Math.atan2(y, x) };
}

const arrow = ({ x, y }: Vector, arrowcolor: string): Annotation => ({
  text: '',
  x,
  y,
  ax: 0,
  ay: 0,
  axref: 'x',
  ayref: 'y',
  showarrow: true,
  arrowhead: 2,
  arrowwidth: 2.5,
  arrowcolor,
});

/** The name beyond the tip, in the direction of the arrow. */
const tip = ({ name, x, y, length }: Vector, color: string, gap: number): Annotation => ({
  text: label(name),
  x: x * (1 + gap / length),
  y: y * (1 + gap / length),
  showarrow: false,
  ...outward(x, y),
  font: { size: 14, color },
});

const angleName = (radius: number, angle: number): Annotation => ({
  text: 'θ',
  x: 1.3 * radius * Math.cos(angle),
  y: 1.3 * radius * Math.sin(angle),
  showarrow: false,
  font: { size: 14 },
});
