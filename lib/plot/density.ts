import { scaleLinear } from 'd3-scale';
import { contourDensity } from 'd3-contour';
import type { Figure, Plain } from './figure';
import { groupsOf } from './groups';
import type { Group, Labels } from './groups';
import { label } from './labels';
import { plain } from './numbers';
import type { Matrix } from './numbers';
import { colourOf } from './palette';
import { PLANE_BOX, planeLayout, planeRanges } from './plane';
import type { PlaneOptions } from './plane';
import { nothing } from './template';

const LEVELS = 5;
// Standard deviation of the kernel, in pixels of a 460 × 420 plot.
const BANDWIDTH = 14;
// Pixels from one place where the density is computed to the next.
const CELL = 2;

/**
 * Where embeddings of each label lie dense: five contour lines of a Gaussian kernel density a label.
 *
 * @param points - [N, 2]; points that are not finite are left out.
 * @param labels - N class labels, at most 10 different ones.
 * @throws RangeError where a point has not two numbers, or the labels do not fit.
 */
export function density(points: Matrix, labels?: Labels, options: PlaneOptions = {}): Figure {
  const groups = groupsOf('density', points, labels);
  const ranges = planeRanges(groups, 0.12);
  return {
    data: groups.map((group, i) => ({
      type: 'scatter',
      mode: 'lines',
      ...contours(group, ranges),
      name: label(group.name),
      showlegend: groups.length > 1,
      line: { color: colourOf(i), width: 1.5 },
    })),
    layout: planeLayout({
      xTitle: 'dimension 1',
      yTitle: 'dimension 2',
      ...options,
      ranges,
      names: groups.map(({ name }) => name),
      annotations: nothing(points.length === 0),
    }),
  };
}

/** All contour lines of a group as one curve with gaps. */
function contours(
  group: Group,
  [xRange, yRange]: readonly [readonly [number, number], readonly [number, number]],
): { x: Plain[]; y: Plain[] } {
  const x = scaleLinear(xRange, [0, PLANE_BOX[0]]);
  const y = scaleLinear(yRange, [PLANE_BOX[1], 0]);
  const pixels = group.x.flatMap((value, i): [number, number][] => {
    const height = group.y[i] ?? null;
    return value === null || height === null ? [] : [[x(value), y(height)]];
  });
  const levels = contourDensity()
    .cellSize(CELL)
    .size([...PLANE_BOX])
    .bandwidth(BANDWIDTH)
    .thresholds(LEVELS)(pixels);
  const rings = levels.flatMap(({ coordinates }) => coordinates.flat());
  return {
    x: rings.flatMap((ring) => [...ring.map(([at = NaN]) => plain(x.invert(at))), null]),
    y: rings.flatMap((ring) => [...ring.map(([, at = NaN]) => plain(y.invert(at))), null]),
  };
}
