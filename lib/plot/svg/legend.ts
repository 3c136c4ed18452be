import type { Figure, ScatterTrace, BarTrace } from '../figure';
import { tag, text } from './markup';
import type { Plane } from './scales';

const ROW = 19;
const SWATCH = 20;

/** A sample and the name of each trace that wants to be named, right of the plot. */
export function legend({ data, layout }: Figure, { width }: Plane): string {
  const left = 1.02 * width + 6;
  const title = layout.legend.title.text;
  const first = title === '' ? 10 : 10 + ROW;
  const named = data.filter(
    (trace): trace is ScatterTrace | BarTrace => 'showlegend' in trace && trace.showlegend,
  );
  const entries = named.map((trace, i) => {
    const y = first + i * ROW;
    return sample(trace, left, y) + text(trace.name, { x: left + SWATCH + 6, y, xanchor: 'left' });
  });
  return (
    text(named.length > 0 ? title : '', { x: left, y: 10, xanchor: 'left' }) + entries.join('')
  );
}

function sample(trace: ScatterTrace | BarTrace, x: number, y: number): string {
  if (trace.type === 'bar') {
    const { color, opacity } = trace.marker;
    return tag('rect', {
      x,
      y: y - 6,
      width: SWATCH,
      height: 12,
      fill: color,
      'fill-opacity': opacity,
    });
  }
  if (trace.line) {
    return tag('line', {
      x1: x,
      y1: y,
      x2: x + SWATCH,
      y2: y,
      stroke: trace.line.color,
      'stroke-width': 2,
    });
  }
  return tag('circle', { cx: x + SWATCH / 2, cy: y, r: 4.5, fill: trace.marker?.color ?? 'none' });
}
