import type { Layout } from '../figure';
import { GREY } from '../palette';
import { GRID_COLOUR } from '../template';
import { tag, text } from './markup';
import type { Plane } from './scales';

const TICK = 4;

const line = (x1: number, y1: number, x2: number, y2: number, stroke = GREY): string =>
  tag('line', { x1, y1, x2, y2, stroke });

/** The lines behind the data, one for each tick. */
export const grid = (layout: Layout, { x, y, width, height }: Plane): string =>
  [
    ...(layout.xaxis.visible && layout.xaxis.showgrid
      ? x.ticks.map(({ at }) => line(at, 0, at, height, GRID_COLOUR))
      : []),
    ...(layout.yaxis.visible && layout.yaxis.showgrid
      ? y.ticks.map(({ at }) => line(0, at, width, at, GRID_COLOUR))
      : []),
  ].join('');

/** Axis lines, ticks with their labels, and titles. */
export const axes = (layout: Layout, plane: Plane): string =>
  (layout.xaxis.visible ? horizontal(layout, plane) : '') +
  (layout.yaxis.visible ? vertical(layout, plane) : '');

function horizontal({ xaxis, margin }: Layout, { x, width, height }: Plane): string {
  const angle = xaxis.tickangle ?? 0;
  const labels = x.ticks.map(({ at, text: label }) =>
    text(label, {
      x: at,
      y: height + TICK + 3,
      angle,
      ...(angle === 0 ? { yanchor: 'top' } : { xanchor: 'right', yanchor: 'middle' }),
    }),
  );
  return [
    line(0, height, width, height),
    ...x.ticks.map(({ at }) => line(at, height, at, height + TICK)),
    ...labels,
    text(xaxis.title.text, { x: width / 2, y: height + margin.b - 8, yanchor: 'bottom', size: 13 }),
  ].join('');
}

function vertical({ yaxis, margin }: Layout, { y, height }: Plane): string {
  const labels = y.ticks.map(({ at, text: label }) =>
    text(label, { x: -TICK - 4, y: at, xanchor: 'right' }),
  );
  return [
    line(0, 0, 0, height),
    ...y.ticks.map(({ at }) => line(-TICK, at, 0, at)),
    ...labels,
    text(yaxis.title.text, { x: 16 - margin.l, y: height / 2, angle: -90, size: 13 }),
  ].join('');
}
