import type { Plain, ScatterTrace, TextTrace } from '../figure';
import { px, tag, text } from './markup';
import type { Plane } from './scales';

/** The lines and points of a trace; each is one path, so that ten thousand points stay small. */
export function scatter({ mode, x, y, line, marker }: ScatterTrace, plane: Plane): string {
  const points = x.map((at, i) => placed(at, y[i] ?? null, plane));
  const strokes = line && mode !== 'markers' ? stroked(points, line) : '';
  return strokes + (marker && mode !== 'lines' ? dots(points, marker) : '');
}

/** The texts of a trace. */
export const texts = ({ x, y, text: labels, textfont }: TextTrace, plane: Plane): string =>
  labels
    .map((label, i) =>
      text(label, {
        x: plane.x.at(x[i] ?? NaN),
        y: plane.y.at(y[i] ?? NaN),
        size: textfont.size,
        fill: textfont.color[i] ?? 'none',
      }),
    )
    .join('');

const placed = (x: Plain, y: Plain, plane: Plane): string | null =>
  x === null || y === null ? null : `${px(plane.x.at(x))} ${px(plane.y.at(y))}`;

function stroked(
  points: readonly (string | null)[],
  { color, width, dash }: NonNullable<ScatterTrace['line']>,
): string {
  const path = points.map((point, i) =>
    point === null ? '' : `${points[i - 1] == null ? 'M' : 'L'}${point}`,
  );
  return tag('path', {
    d: path.join(''),
    fill: 'none',
    stroke: color,
    'stroke-width': width,
    'stroke-linejoin': 'round',
    ...(dash ? { 'stroke-dasharray': '5 4' } : {}),
  });
}

/** Lines of no length with round ends are dots. */
const dots = (
  points: readonly (string | null)[],
  { color, size, opacity }: NonNullable<ScatterTrace['marker']>,
): string =>
  tag('path', {
    d: points.map((point) => (point === null ? '' : `M${point}h0`)).join(''),
    fill: 'none',
    stroke: color,
    'stroke-width': size,
    'stroke-linecap': 'round',
    'stroke-opacity': opacity,
  });
