import { scaleLinear } from 'd3-scale';
import type { HeatmapTrace, Plain } from '../figure';
import { enlarged, pngUri } from '../png';
import { tag, text } from './markup';
import { picture } from './picture';
import type { Plane } from './scales';

/** The colour of a value, as `rgb(r, g, b)`; beyond the ends, that of the end. */
export const colourScale = ({ zmin, zmax, colorscale }: HeatmapTrace) =>
  scaleLinear(
    colorscale.map(([stop]) => zmin + stop * (zmax - zmin)),
    colorscale.map(([, colour]) => colour),
  ).clamp(true);

/** The cells of a heat map: rectangles with their numbers; where cells print none, one picture. */
export const heatmapCells = (trace: HeatmapTrace, plane: Plane): string =>
  trace.texttemplate === undefined ? asPicture(trace, plane) : asRectangles(trace, plane);

function asRectangles(trace: HeatmapTrace, plane: Plane): string {
  const colour = colourScale(trace);
  const [width, height] = cellSize(plane);
  const cells = trace.z.flatMap((values, row) =>
    values.map((value, column) => {
      if (value === null) return '';
      const [x, y] = [plane.x.at(column), plane.y.at(row)];
      const fill = colour(value);
      const cell = { x: x - width / 2, y: y - height / 2, width, height, fill };
      const letters = isDark(rgbOf(fill)) ? '#ffffff' : '#2a2a2a';
      return tag('rect', cell) + text(printed(value), { x, y, fill: letters });
    }),
  );
  return cells.join('');
}

function asPicture(trace: HeatmapTrace, plane: Plane): string {
  const [height, width] = [trace.z.length, trace.z[0]?.length ?? 0];
  if (height * width === 0) return '';
  const colour = colourScale(trace);
  const pixel = (value: Plain) => (value === null ? [0, 0, 0, 0] : [...rgbOf(colour(value)), 255]);
  const rgba = Uint8Array.from(trace.z.flat().flatMap(pixel));
  const scale = Math.ceil(Math.max(...cellSize(plane)));
  return picture(pngUri(enlarged({ width, height, rgba }, scale)), { width, height }, plane);
}

const cellSize = ({ x, y }: Plane): [width: number, height: number] => [
  Math.abs(x.at(1) - x.at(0)),
  Math.abs(y.at(1) - y.at(0)),
];

/** The three numbers of `rgb(r, g, b)`. */
const rgbOf = (colour: string): number[] => (colour.match(/\d+/g) ?? []).map(Number);

/** Two decimals and a true minus sign, as Plotly prints them. */
const printed = (value: number): string => value.toFixed(2).replace('-', '−');

/** Whether white letters read better on it than black ones: by its luma. */
const isDark = ([r = 0, g = 0, b = 0]: readonly number[]): boolean =>
  0.299 * r + 0.587 * g + 0.114 * b < 140;
