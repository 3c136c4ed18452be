import type { ScatterTrace } from './figure';
import { plain } from './numbers';
import { GREY } from './palette';

/** Points of the circle round the origin, from one angle to another, in radians. */
export const arc = (radius: number, from: number, to: number): Pick<ScatterTrace, 'x' | 'y'> => {
  const angles = Array.from({ length: 73 }, (_, i) => from + (i / 72) * (to - from));
  return {
    x: angles.map((angle) => plain(radius * Math.cos(angle))),
    y: angles.map((angle) => plain(radius * Math.sin(angle))),
  };
};

/** A thin line that helps to read a figure and is no data. */
export const helpingLine = (
  points: Pick<ScatterTrace, 'x' | 'y'>,
  dash: { readonly dash?: 'dash' } = { dash: 'dash' },
): ScatterTrace => ({
  type: 'scatter',
  mode: 'lines',
  ...points,
  name: '',
  showlegend: false,
  line: { color: GREY, width: 1, ...dash },
  hoverinfo: 'skip',
});

/** The circle of radius 1 round the origin. */
export const unitCircle = (): ScatterTrace => helpingLine(arc(1, 0, 2 * Math.PI));
