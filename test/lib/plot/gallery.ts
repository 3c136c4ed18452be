import {
  bars,
  density,
  embeddingScatter,
  forcesOnCircle,
  heatmap,
  histogram,
  imageGrid,
  lines,
  lossCurve,
  pointsOnCircle,
  uniforms,
  vectorPair,
} from '../../../lib';
import type { Figure } from '../../../lib';

export const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Ten clouds on a circle of radius 3, `count` points in turns. */
export function clouds(count: number): { points: number[][]; labels: number[] } {
  const random = uniforms(7);
  const labels = range(count).map((i) => i % 10);
  const around = (at: number): number => at + random() + random() - 1;
  const points = labels.map((label) => [
    around(3 * Math.cos(0.63 * label)),
    around(3 * Math.sin(0.63 * label)),
  ]);
  return { points, labels };
}

const cosines = (count: number): number[][] =>
  range(count).map((i) => range(count).map((j) => Math.cos((i - j) / 3)));
const losses = range(300).map((i) => 3 * Math.exp(-i / 60) + 0.01);
const names = ['cat', 'cat+', 'dog', 'dog+', 'car', 'car+', 'plane', 'plane+'];
const directions = range(8).map((i) => [2 * Math.cos(0.7 * i), 2 * Math.sin(0.7 * i)]);
const { points, labels } = clouds(400);
const legendTitle = 'digit';
const hole = [NaN, Infinity, -Infinity];

/** One figure of every kind, and those that have nothing or too much to show. */
export const gallery: Readonly<Record<string, Figure>> = {
  'a heat map': heatmap(cosines(8), { rows: names, columns: names, title: 'Pairs' }),
  'a heat map with titles': heatmap(cosines(10), {
    xTitle: 'digit',
    yTitle: 'of',
    barTitle: 'cosine',
  }),
  'a heat map with long names': heatmap([[1, 0, 0.5]], {
    columns: ['first column', 'second', 'third'],
  }),
  'a large heat map': heatmap(cosines(60), { title: 'Sixty' }),
  'a heat map with holes': heatmap([hole, [1, 0, -0.5]]),
  'a heat map of nothing': heatmap([]),
  'one loss curve': lossCurve(losses, { title: 'Loss' }),
  'loss curves on a log axis': lossCurve({ SimCLR: losses, DCL: losses.slice(100) }, { log: true }),
  'a loss of five epochs': lossCurve([3.12, 0.3, 0.16, NaN, 0.1], { per: 'epoch' }),
  'a loss of nothing': lossCurve([], { title: 'Loss' }),
  'a loss of one step': lossCurve([2.5]),
  'a loss that is not finite': lossCurve(hole),
  'a long curve': lossCurve(range(100_000).map((i) => Math.sin(i / 500))),
  'a curve over angles': lines(
    { cosine: range(181).map((d) => Math.cos(d / 57.3)) },
    { x: range(181), xTitle: 'angle', yTitle: 'cosine' },
  ),
  'an embedding': embeddingScatter(points, labels, { title: 'Embedding', legendTitle }),
  'an embedding without labels': embeddingScatter(points),
  'a large embedding': embeddingScatter(clouds(10_000).points, clouds(10_000).labels, {
    legendTitle,
  }),
  'a huge embedding': embeddingScatter(clouds(120_000).points),
  'an embedding of one point': embeddingScatter([[0.3, 0.4]]),
  'an embedding of nothing': embeddingScatter([]),
  'an embedding with holes': embeddingScatter(
    [
      [NaN, 1],
      [Infinity, 2],
      [1, 2],
    ],
    ['a', 'b', 'c'],
  ),
  'a density': density(points, labels, { legendTitle }),
  'a density of nothing': density([]),
  pictures: imageGrid(
    { images: Uint8Array.from(range(20 * 784)), shape: [28, 28, 1] },
    { title: 'Digits' },
  ),
  'pictures with captions': imageGrid(
    { images: range(3 * 3072).map((i) => (i % 100) / 100), shape: [32, 32, 3] },
    { columns: 3, captions: ['anchor', 'a positive with a long caption below', 'negative'] },
  ),
  'no pictures': imageGrid({ images: [], shape: [28, 28, 1] }),
  'two vectors': vectorPair([3, 4], [4, -3], { names: ['anchor', 'negative'] }),
  'directions with names': pointsOnCircle(directions, names, { title: 'Four things' }),
  'directions of classes': pointsOnCircle(points, labels, { legendTitle }),
  'no directions': pointsOnCircle([]),
  'forces on a circle': forcesOnCircle(
    directions.slice(0, 3),
    [
      [0.5, 1],
      [-1, 0.2],
      [0, 0],
    ],
    ['query', 'positive', 'a < b'],
    { title: 'Push and pull' },
  ),
  'a histogram': histogram(
    { positive: losses, negative: [0.5, 1] },
    { xTitle: 'cosine', yTitle: 'pairs' },
  ),
  'a histogram of nothing': histogram([]),
  'bars side by side': bars(
    { ours: [0.2, 0.9, NaN], 'the source’s': [0.22, 0.57, 0.33] },
    {
      names: ['random weights', 'supervised, all labels', 'SimCLR'],
      yTitle: 'accuracy',
      top: 1,
      levels: { chance: 0.1 },
    },
  ),
  'bars of nothing': bars({}, { names: [] }),
};
