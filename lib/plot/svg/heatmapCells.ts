import { colourScale, rgbOf } from '../colours';
import type { HeatmapTrace, Plain } from '../figure';
import { enlarged, pngUri } from '../png';
import { tag } from './markup';
import { picture } from './picture';
import type { Plane } from './scales';

// Beyond this a rectangle each would make the file heavy, and show seams.
const MOST_RECTANGLES = 400;

/** The cells of a heat map: rectangles, or one picture where they are many. */
export const heatmapCells = (trace: HeatmapTrace, plane: Plane): string =>
  trace.z.flat().length > MOST_RECTANGLES ? asPicture(trace, plane) : asRectangles(trace, plane);

function asRectangles(trace: HeatmapTrace, plane: Plane): string {
  const colour = colourScale(trace);
  const [width, height] = cellSize(plane);
  const cells = trace.z.flatMap((values, row) =>
    values.map((value, column) => {
      const corner = { x: plane.x.at(column) - width / 2, y: plane.y.at(row) - height / 2 };
      return value === null ? '' : tag('rect', { ...corner, width, height, fill: colour(value) });
    }),
  );
  return cells.join('');
}

function asPicture(trace: HeatmapTrace, plane: Plane): string {
  const [height, width] = [trace.z.length, trace.z[0]?.length ?? 0];
  const colour = colourScale(trace);
  const pixel = (value: Plain) => (value === null ? [0, 0, 0, 0] : [...rgbOf(colour(value)), 255]);
  const rgba = Uint8Array.from(trace.z.flat().flatMap(pixel));
  const pixels = enlarged({ width, height, rgba }, Math.ceil(Math.max(...cellSize(plane))));
  return picture(pngUri(pixels), { width, height }, plane);
}

const cellSize = ({ x, y }: Plane): [width: number, height: number] => [
  Math.abs(x.at(1) - x.at(0)),
  Math.abs(y.at(1) - y.at(0)),
];
