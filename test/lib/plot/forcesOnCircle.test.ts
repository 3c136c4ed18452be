import assert from 'node:assert/strict';
import { forcesOnCircle } from '../../../lib';
import type { ScatterTrace } from '../../../lib/plot/figure';
import { assertClose } from '../../support/assertClose';

const points = [
  [3, 4],
  [-2, 0],
];
const names = ['query', 'a < b'];

describe('forcesOnCircle', () => {
  it('puts each point on the circle of radius 1, in its direction, with its name', () => {
    const { data, layout } = forcesOnCircle(points, [[1, 0], [0, 1]], names); // prettier-ignore
    const [, first, second] = data as ScatterTrace[];
    assertClose(first!.x[0]!, 0.6);
    assertClose(first!.y[0]!, 0.8);
    assertClose(second!.x[0]!, -1);
    const texts = layout.annotations.map(({ text }) => text).filter((text) => text !== '');
    assert.deepEqual(texts, ['query', 'a &lt; b']);
  });

  it('draws arrows in proportion to the forces, from their points', () => {
    const { annotations } = forcesOnCircle(points, [[0, 2], [-1, 0]], names).layout; // prettier-ignore
    const arrows = annotations.filter(({ showarrow }) => showarrow);
    const lengths = arrows.map(({ x, y, ax = 0, ay = 0 }) => Math.hypot(x - ax, y - ay));
    assertClose(arrows[0]!.ax!, 0.6);
    assertClose(lengths[0]!, 2 * lengths[1]!);
  });

  it('draws a force of one unit as long as the radius, so that figures can be compared', () => {
    const { annotations } = forcesOnCircle(points, [[0, 0.5], [0, 0]], names, { unit: 1 }).layout; // prettier-ignore
    const [only, ...others] = annotations.filter(({ showarrow }) => showarrow);
    assertClose(only!.y - only!.ay!, 0.5);
    assert.deepEqual(others, [], 'no arrow where there is no force');
  });

  it('draws points at rest', () => {
    const { annotations } = forcesOnCircle(points, [[0, 0], [0, 0]], names).layout; // prettier-ignore
    assert.ok(annotations.every(({ showarrow }) => !showarrow));
  });

  it('refuses forces and names that do not fit the points', () => {
    assert.throws(() => forcesOnCircle(points, [[1, 0]], names), {
      name: 'RangeError',
      message:
        'forcesOnCircle: there are 2 points, 1 forces and 2 names; each point wants one of both, points and forces of two numbers.',
    });
    assert.throws(() => forcesOnCircle([[1, 2, 3]], [[1, 0]], ['a']), RangeError);
  });
});
