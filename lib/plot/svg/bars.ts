import type { BarTrace } from '../figure';
import { tag } from './markup';
import type { Plane } from './scales';

/** A rectangle from zero up to each number. */
export const bars = ({ x, y, width, marker }: BarTrace, plane: Plane): string =>
  x
    .map((middle, i) => {
      const [left, right] = [plane.x.at(middle - width / 2), plane.x.at(middle + width / 2)];
      const [top, bottom] = [plane.y.at(y[i] ?? 0), plane.y.at(0)];
      return tag('rect', {
        x: left,
        y: top,
        width: right - left,
        height: bottom - top,
        fill: marker.color,
        'fill-opacity': marker.opacity,
        stroke: '#ffffff',
        'stroke-width': 0.5,
      });
    })
    .join('');
