import { colourScale, inkOn } from './colours';
import type { HeatmapTrace, TextTrace } from './figure';
import { label, TEXT_SIZE } from './labels';
import { DIVERGING, SEQUENTIAL } from './palette';

/** The cells of a heat map, without numbers. */
export const cellsOf = (
  z: HeatmapTrace['z'],
  [zmin, zmax]: readonly [number, number],
  barTitle: string,
): HeatmapTrace => ({
  type: 'heatmap',
  z,
  zmin,
  zmax,
  colorscale: zmin === -zmax ? DIVERGING : SEQUENTIAL,
  colorbar: { title: { text: label(barTitle), side: 'right' }, thickness: 14 },
  hovertemplate: 'row %{y}, column %{x}: %{z:.4f}<extra></extra>',
});

/** The numbers of the cells, each in the ink that its colour wants. */
export function numbersIn(cells: HeatmapTrace): TextTrace {
  const colour = colourScale(cells);
  const printed = cells.z.flatMap((values, y) =>
    values.flatMap((value, x) => (value === null ? [] : [{ x, y, value }])),
  );
  return {
    type: 'scatter',
    mode: 'text',
    x: printed.map(({ x }) => x),
    y: printed.map(({ y }) => y),
    text: printed.map(({ value }) => value.toFixed(2).replace('-', '−')),
    textfont: { size: TEXT_SIZE, color: printed.map(({ value }) => inkOn(colour(value))) },
    showlegend: false,
    hoverinfo: 'skip',
  };
}
