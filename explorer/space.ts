import { PALETTE } from '../lib/plot/palette';
import { find } from './find';
import type { Settings } from './settings';
import { negativesOf } from './settings';
import { OBJECTS, type Point, type State } from './state';

const SIZE = 0.05;
const GREY = '#8a8a8a';

type Attributes = Readonly<Record<string, string | number>>;

function shape(name: string, attributes: Attributes, text = ''): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.textContent = text;
  return element;
}

// The middle of the sphere's outline is near the reader: z points out of the page, y up.
const far = ([, , z]: Point): string => (z < 0 ? ' far' : '');
const colour = (index: number): string =>
  (index < OBJECTS.length ? PALETTE[index] : undefined) ?? GREY;

const pairLine = (a: Point, b: Point): SVGElement =>
  shape('line', { class: 'pair', x1: a[0], y1: -a[1], x2: b[0], y2: -b[1] });

function anchorMark(point: Point, index: number): SVGElement {
  const [x, y] = point;
  const place = { cx: x, cy: -y, r: SIZE, fill: colour(index) };
  return shape('circle', { class: `anchor${far(point)}`, 'data-at': point.join(' '), ...place });
}

function positiveMark(point: Point, index: number): SVGElement {
  const [x, y] = point;
  const place = { x: x - SIZE, y: -y - SIZE, width: 2 * SIZE, height: 2 * SIZE };
  return shape('rect', {
    ...{ class: `positive${far(point)}`, 'data-at': point.join(' ') },
    ...place,
    fill: colour(index),
  });
}

function memoryMark(point: Point): SVGElement {
  const [x, y] = [point[0], -point[1]];
  const [l, r, t, b] = [x - SIZE / 2, x + SIZE / 2, y - SIZE / 2, y + SIZE / 2];
  const d = `M${l} ${t}L${r} ${b}M${r} ${t}L${l} ${b}`;
  return shape('path', { class: `memory${far(point)}`, d });
}

// Anchors' names stand on the left and positives' on the right, for the two meet in training.
const anchorName = ([x, y]: Point, text: string): SVGElement =>
  shape('text', { 'text-anchor': 'end', x: x - 1.4 * SIZE, y: -y + 0.6 * SIZE }, text);

const positiveName = ([x, y]: Point, text: string): SVGElement =>
  shape('text', { x: x + 1.4 * SIZE, y: -y + 0.6 * SIZE }, text);

/** Draws the batch, and of the memory the points that the loss looks at. */
export function drawSpace({ anchors, positives, memory }: State, settings: Settings): void {
  const { batchSize } = settings;
  const fromMemory = Math.max(0, negativesOf(settings) - (2 * batchSize - 2));
  const origin: Point = [0, 0, 0];
  const batch = Array.from({ length: batchSize }, (_, i) => ({
    anchor: anchors[i] ?? origin,
    positive: positives[i] ?? origin,
  }));
  find('space', SVGElement).replaceChildren(
    shape('circle', { class: 'outline', r: 1 }),
    ...memory.slice(0, fromMemory).map(memoryMark),
    ...batch.map(({ anchor, positive }) => pairLine(anchor, positive)),
    ...batch.map(({ anchor }, i) => anchorMark(anchor, i)),
    ...batch.map(({ positive }, i) => positiveMark(positive, i)),
    ...OBJECTS.flatMap((name, i) => [
      anchorName(anchors[i] ?? origin, name),
      positiveName(positives[i] ?? origin, `${name}+`),
    ]),
  );
}
