import type { Annotation } from './figure';
import { wrapped } from './labels';
import { outward } from './plane';

/** A point of the unit circle, and what it is called. */
export interface NamedPoint {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

// Points nearer to each other than this share one note; radians.
const TOGETHER = 0.2;
// A note nearer to another one than this stands farther out; radians.
const NEAR = 0.3;
// Between the circle and the first note, and from note to note, of the circle's radius.
const [GAP, ROW] = [0.06, 0.14];
// Pixels after which a note goes on in its next line.
const WIDTH = 110;

/** The names of points outside the circle: those of points in one place together, farther out where they would cover others. */
export function namesOnCircle(points: readonly NamedPoint[]): Annotation[] {
  const notes = gathered(points)
    .map((group) => ({ group, angle: angleOf(middleOf(group)), row: 0 }))
    // From the sides to the top and to the bottom, where there is room to go farther out.
    .sort((a, b) => Math.abs(Math.sin(a.angle)) - Math.abs(Math.sin(b.angle)));
  notes.forEach((note, i) => {
    const near = notes.slice(0, i).filter((other) => apart(other.angle, note.angle) < NEAR);
    note.row = Math.max(0, ...near.map(({ row }) => row + 1));
  });
  return notes.map(({ group, angle, row }) => {
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    const radius = 1 + GAP + ROW * row;
    const place = { x: radius * x, y: radius * y, ...outward(x, y) };
    const names = inReadingOrder(group).map(({ name }) => name);
    return { text: wrapped(names.join(', '), WIDTH), ...place, showarrow: false };
  });
}

const angleOf = ({ x, y }: Pick<NamedPoint, 'x' | 'y'>): number => Math.atan2(y, x);

const middleOf = (group: readonly NamedPoint[]) => ({
  x: group.reduce((sum, { x }) => sum + x, 0),
  y: group.reduce((sum, { y }) => sum + y, 0),
});

const apart = (a: number, b: number): number => Math.acos(Math.cos(a - b));

/** Points that lie together, each group from its first point on. */
function gathered(points: readonly NamedPoint[]): NamedPoint[][] {
  const groups: NamedPoint[][] = [];
  for (const point of [...points].sort((a, b) => angleOf(a) - angleOf(b))) {
    const group = groups.find(
      ([first]) => first && apart(angleOf(first), angleOf(point)) < TOGETHER,
    );
    if (group) group.push(point);
    else groups.push([point]);
  }
  return groups;
}

/** From the left, or from the top where the points lie one above the other. */
function inReadingOrder(group: readonly NamedPoint[]): NamedPoint[] {
  const { x, y } = middleOf(group);
  const isAbove = Math.abs(x) < Math.abs(y);
  return [...group].sort((a, b) => (isAbove ? a.x - b.x : b.y - a.y));
}
