import assert from 'node:assert/strict';
import { affinities, type Affinities } from '../../../../lib/evaluate/tsne/affinities';
import { gradient, type GradientOptions } from '../../../../lib/evaluate/tsne/gradient';
import { uniforms } from '../../../../lib/random';
import {
  divergenceLoops,
  jointLoops,
  othersByDistance,
  squaredDistance,
} from '../../../support/loopsTsne';
import { assertMatrixClose } from '../../../support/matrices';
import { nudged } from '../../../support/tensors';

type Matrix = readonly number[][];

const random = uniforms(3);
const draw = (count: number, dim: number, size: number): number[][] =>
  Array.from({ length: count }, () => Array.from({ length: dim }, () => size * (random() - 0.5)));

function pulls(points: Matrix, count: number, perplexity: number): Affinities {
  const nearest = points.map((_, i) => othersByDistance(points, i).slice(0, count));
  const distances = nearest.map((js, i) => js.map((j) => squaredDistance(points[i]!, points[j]!)));
  const neighbours = {
    count,
    rows: Int32Array.from(nearest.flat()),
    distances: Float32Array.from(distances.flat()),
  };
  return affinities(neighbours, perplexity);
}

function slopes(places: Matrix, affinity: Affinities, options?: GradientOptions): number[][] {
  const target = new Float64Array(2 * places.length);
  gradient(Float64Array.from(places.flat()), affinity, target, options);
  return places.map((_, i) => [target[2 * i]!, target[2 * i + 1]!]);
}

describe('gradient', () => {
  it('is that of the divergence by central differences, at angle 0', () => {
    const affinity = pulls(draw(12, 4, 1), 7, 3);
    const places = draw(12, 2, 5);
    const joint = jointLoops(affinity);
    const h = 1e-5;
    const at = (i: number, d: number, delta: number) =>
      divergenceLoops(joint, nudged(places, i, d, delta));
    const numeric = places.map((row, i) =>
      row.map((_, d) => (at(i, d, h) - at(i, d, -h)) / (2 * h)),
    );
    assertMatrixClose(slopes(places, affinity, { angle: 0 }), numeric, 1e-8);
  });

  it('is hardly another with boxes taken for points', () => {
    const affinity = pulls(draw(300, 4, 1), 30, 10);
    const places = draw(300, 2, 40);
    const exact = slopes(places, affinity, { angle: 0 }).flat();
    const quick = slopes(places, affinity).flat();
    const error = Math.hypot(...exact.map((slope, i) => slope - quick[i]!));
    assert.ok(error > 0 && error < 0.02 * Math.hypot(...exact), `${error}`);
  });

  it('pulls as many times harder as it exaggerates, and pushes no harder', () => {
    const affinity = pulls(draw(10, 3, 1), 5, 2);
    const places = draw(10, 2, 3);
    const [once, twice, thrice] = [1, 2, 3].map((exaggeration) =>
      slopes(places, affinity, { exaggeration, angle: 0 }),
    ) as [number[][], number[][], number[][]];
    const middle = once.map((row, i) => row.map((slope, d) => (slope + thrice[i]![d]!) / 2));
    assertMatrixClose(twice, middle, 1e-12);
  });

  it('pushes points in one place nowhere', () => {
    const apart = { count: 1, rows: Int32Array.of(1, 0, 1), weights: new Float64Array(3) };
    const found = slopes(
      [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
      apart,
    );
    assert.ok(
      found.flat().every((slope) => slope === 0),
      String(found),
    );
  });
});
