import assert from 'node:assert/strict';
import fc from 'fast-check';
import { vectorPair } from '../../../lib';
import type { ScatterTrace } from '../../../lib/plot/figure';
import { assertClose } from '../../support/assertClose';

describe('vectorPair', () => {
  it('draws both vectors as arrows from the origin to their tips', () => {
    const arrows = vectorPair([3, 4], [4, -3]).layout.annotations.filter((a) => a.showarrow);
    assert.deepEqual(
      arrows.map(({ x, y, ax, ay }) => [ax, ay, x, y]),
      [
        [0, 0, 3, 4],
        [0, 0, 4, -3],
      ],
    );
  });

  it('names each arrow beyond its tip', () => {
    const notes = vectorPair([3, 4], [-4, 0], { names: ['anchor', 'a < b'] }).layout.annotations;
    const of = (name: string) => notes.find(({ text }) => text === name)!;
    assert.ok(Math.hypot(of('anchor').x, of('anchor').y) > 5);
    assert.ok(of('a &lt; b').x < -4 && of('a &lt; b').xanchor === 'right');
  });

  it('says the angle and its cosine', () => {
    assert.equal(vectorPair([1, 0], [2, 2]).layout.title.text, 'θ = 45.0°, cos θ = 0.707');
    assert.equal(vectorPair([1, 0], [-3, 0]).layout.title.text, 'θ = 180.0°, cos θ = −1.000');
    assert.equal(vectorPair([1, 0], [0, 1], { title: 'mine' }).layout.title.text, 'mine');
  });

  it('says the cosine of the formula for every pair', () => {
    const part = fc.double({ noNaN: true, min: -10, max: 10 }).filter((v) => Math.abs(v) > 0.01);
    fc.assert(
      fc.property(part, part, part, part, (ax, ay, bx, by) => {
        const { text } = vectorPair([ax, ay], [bx, by]).layout.title;
        const said = Number(/cos θ = (.*)$/.exec(text)![1]!.replace('−', '-'));
        const cosine = (ax * bx + ay * by) / (Math.hypot(ax, ay) * Math.hypot(bx, by));
        assertClose(said, cosine, 0.000501);
      }),
    );
  });

  it('draws the arc the short way, from one arrow to the other', () => {
    const { x, y } = vectorPair([-1, 0.1], [-1, -0.1]).data[1] as ScatterTrace;
    const angles = x.map((at, i) => Math.atan2(y[i]!, at!));
    assertClose(angles[0]!, Math.atan2(0.1, -1), 1e-6);
    assertClose(angles.at(-1)!, Math.atan2(-0.1, -1), 1e-6);
    assert.ok(x.every((at) => at! < 0));
  });

  it('draws the circle of radius 1', () => {
    const { x, y } = vectorPair([3, 4], [4, 3]).data[0] as ScatterTrace;
    x.forEach((at, i) => {
      assertClose(Math.hypot(at!, y[i]!), 1, 1e-6);
    });
  });

  it('refuses a vector without direction, and one that is not in the plane', () => {
    assert.throws(() => vectorPair([0, 0], [1, 0], { names: ['anchor', 'b'] }), {
      name: 'RangeError',
      message:
        'vectorPair: anchor is [0, 0]; it must be two finite numbers, not both 0, to have a direction.',
    });
    assert.throws(() => vectorPair([1, 0], [1, 2, 3]), /b is \[1, 2, 3\]/);
    assert.throws(() => vectorPair([NaN, 0], [1, 2]), /a is \[NaN, 0\]/);
    assert.throws(() => vectorPair([Infinity, 0], [1, 2]), /a is \[Infinity, 0\]/);
    assert.throws(() => vectorPair([1], [1, 2]), /a is \[1\]/);
  });
});
