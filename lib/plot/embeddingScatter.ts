import type { Figure } from './figure';
import { groupsOf } from './groups';
import type { Labels } from './groups';
import { label } from './labels';
import type { Matrix } from './numbers';
import { colourOf } from './palette';
import { planeLayout, planeRanges } from './plane';
import type { PlaneOptions } from './plane';
import { nothing, partRemark } from './template';

// Above this a browser wants its graphics card; below, sharp SVG.
const FEW_POINTS = 3000;
// More points than this hide each other, and make the notebook's file heavy.
const MOST_POINTS = 50_000;

/**
 * Embeddings in the plane, one colour for each label.
 *
 * @param points - [N, 2], after t-SNE or from an encoder with two outputs. Of more than 50,000, every k-th is drawn and
 * the figure says so; points that are not finite are left out.
 * @param labels - N class labels, at most 10 different ones.
 * @throws RangeError where a point has not two numbers, or the labels do not fit.
 */
export function embeddingScatter(
  points: Matrix,
  labels?: Labels,
  options: PlaneOptions = {},
): Figure {
  const every = Math.ceil(points.length / MOST_POINTS);
  const isDrawn = (_: unknown, i: number): boolean => i % every === 0;
  const drawn = Array.from(points).filter(isDrawn);
  const groups = groupsOf('embeddingScatter', drawn, labels && Array.from(labels).filter(isDrawn));
  const many = drawn.length > FEW_POINTS;
  return {
    data: groups.map(({ name, x, y }, i) => ({
      type: many ? 'scattergl' : 'scatter',
      mode: 'markers',
      x,
      y,
      name: label(name),
      showlegend: groups.length > 1,
      marker: { color: colourOf(i), size: many ? 3 : 6, opacity: many ? 0.7 : 0.85 },
    })),
    layout: planeLayout({
      xTitle: 'dimension 1',
      yTitle: 'dimension 2',
      ...options,
      ranges: planeRanges(groups, 0.05),
      names: groups.map(({ name }) => name),
      itemsizing: 'constant',
      annotations: [
        ...nothing(drawn.length === 0),
        ...(every > 1 ? [partRemark(drawn.length, points.length)] : []),
      ],
    }),
  };
}
