import { scaleLinear } from 'd3-scale';
import { colourScale } from '../colours';
import type { HeatmapTrace } from '../figure';
import { GREY } from '../palette';
import { tag, text } from './markup';
import type { Plane } from './scales';

const BANDS = 64;
const TICK_DISTANCE = 55;

/** The colours of a heat map from bottom to top, with the numbers that they stand for. */
export function colourBar(trace: HeatmapTrace, { width, height }: Plane): string {
  const { zmin, zmax, colorbar } = trace;
  const left = 1.02 * width + 8;
  const right = left + colorbar.thickness;
  const colour = colourScale(trace);
  const scale = scaleLinear([zmin, zmax], [height, 0]);
  const bands = Array.from({ length: BANDS }, (_, i) =>
    tag('rect', {
      x: left,
      y: height * (1 - (i + 1) / BANDS),
      width: colorbar.thickness,
      // A little overlap, so that no seam shows.
      height: height / BANDS + 0.5,
      fill: colour(zmin + ((i + 0.5) / BANDS) * (zmax - zmin)),
    }),
  );
  const count = Math.max(2, height / TICK_DISTANCE);
  const format = scale.tickFormat(count);
  const ticks = scale.ticks(count).map((value) => {
    const at = scale(value);
    const mark = tag('line', { x1: right, y1: at, x2: right + 4, y2: at, stroke: GREY });
    return mark + text(format(value), { x: right + 7, y: at, xanchor: 'left' });
  });
  const title = text(colorbar.title.text, { x: right + 48, y: height / 2, angle: 90 });
  return [...bands, ...ticks, title].join('');
}
