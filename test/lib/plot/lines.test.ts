import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lines, lossCurve } from '../../../lib';
import type { Figure } from '../../../lib';
import type { ScatterTrace } from '../../../lib/plot/figure';
import { assertClose } from '../../support/assertClose';
import { range } from './gallery';

const curvesOf = ({ data }: Figure) => data as readonly ScatterTrace[];

describe('lines', () => {
  it('numbers points from 1 where they have no place', () => {
    assert.deepEqual(curvesOf(lines({ a: [5, 6] }))[0]!.x, [1, 2]);
  });

  it('puts a tick at each of a few numbered points', () => {
    assert.deepEqual(lines({ a: [5, 6, 7] }).layout.xaxis.tickvals, [1, 2, 3]);
    assert.equal(lines({ a: range(13) }).layout.xaxis.tickvals, undefined);
    assert.equal(lines({ a: [5, 6] }, { x: [0, 1] }).layout.xaxis.tickvals, undefined);
  });

  it('draws each curve over the same places, in its own colour', () => {
    const [a, b] = curvesOf(lines({ a: [5, 6], b: [7, 8] }, { x: Float32Array.of(0.5, 1) }));
    assert.deepEqual(
      [a!.x, b!.x],
      [
        [0.5, 1],
        [0.5, 1],
      ],
    );
    assert.notEqual(a!.line!.color, b!.line!.color);
  });

  it('names several curves in a legend, and one not', () => {
    assert.deepEqual(
      curvesOf(lines({ a: [1] })).map((c) => c.showlegend),
      [false],
    );
    assert.deepEqual(
      curvesOf(lines({ a: [1], b: [1] })).map((c) => c.showlegend),
      [true, true],
    );
  });

  it('makes a gap of a number that is not finite', () => {
    assert.deepEqual(curvesOf(lines({ a: [1, NaN, 2, Infinity] }))[0]!.y, [1, null, 2, null]);
  });

  it('prints seven digits, all that a float32 knows', () => {
    assert.deepEqual(curvesOf(lines({ a: Float32Array.of(0.1) }))[0]!.y, [0.1]);
  });

  it('holds every point within its axes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 }),
        (y) => {
          const { xaxis, yaxis } = lines({ y }).layout;
          assert.ok(xaxis.range[0] < 1 && xaxis.range[1] > y.length);
          assert.ok(yaxis.range[0] < Math.min(...y) && yaxis.range[1] > Math.max(...y));
        },
      ),
    );
  });

  it('gives a curve that does not rise or fall room above and below', () => {
    const { range: flat } = lines({ a: [0.693, 0.693 + 1e-12] }).layout.yaxis;
    assert.ok(flat[0] < 0.5 && flat[1] > 0.9);
    assert.deepEqual(lines({ a: [0, 1e-300] }).layout.yaxis.range, [-0.5, 0.5]);
  });

  it('refuses a curve that does not fit its places', () => {
    assert.throws(() => lines({ loss: [1, 2] }, { x: [1] }), {
      name: 'RangeError',
      message: 'lines: loss has 2 numbers, x has 1; each wants one x.',
    });
  });

  it('gives a log axis in powers of ten, and leaves out what has no logarithm', () => {
    const { data, layout } = lines({ a: [0.01, 1, 100, 0, -5] }, { log: true });
    assert.deepEqual((data[0] as ScatterTrace).y, [0.01, 1, 100, null, null]);
    assert.equal(layout.yaxis.type, 'log');
    assertClose(layout.yaxis.range[0], -2 - 0.06 * 4);
    assertClose(layout.yaxis.range[1], 2 + 0.06 * 4);
    assert.deepEqual(layout.yaxis.ticktext, ['0.01', '0.1', '1', '10', '100']);
  });

  it('has round ticks on a log axis of less than a decade', () => {
    assert.deepEqual(
      lines({ a: [0.2, 0.5] }, { log: true }).layout.yaxis.tickvals,
      [0.2, 0.3, 0.4, 0.5],
    );
  });

  describe('of very many points', () => {
    const long = range(100_000).map((i) => Math.sin(i));
    long[51_234] = 40;
    long[76_543] = -40;
    const figure = lines({ long });
    const { x, y } = curvesOf(figure)[0]!;

    it('draws at most 2,000 points, in order, and says so', () => {
      assert.ok(y.length <= 2000 && y.length > 1500);
      assert.deepEqual(
        x,
        [...x].sort((a, b) => a! - b!),
      );
      assert.equal(
        figure.layout.annotations[0]!.text,
        `${y.length.toLocaleString('en')} of 100,000 points`,
      );
    });

    it('keeps the highest and the lowest', () => {
      assert.equal(y[x.indexOf(51_235)], 40);
      assert.equal(y[x.indexOf(76_544)], -40);
    });

    it('draws 2,000 points as they are', () => {
      const { data, layout } = lines({ a: range(2000) });
      assert.equal((data[0] as ScatterTrace).y.length, 2000);
      assert.deepEqual(layout.annotations, []);
    });

    it('goes past stretches without a number', () => {
      const holes = range(10_000).map((i) => (i < 9000 ? NaN : i));
      const drawn = curvesOf(lines({ holes }))[0]!.y;
      assert.ok(drawn.includes(null) && drawn.includes(9000) && drawn.includes(9999));
    });
  });
});

describe('lossCurve', () => {
  it('draws one run, or several by name', () => {
    assert.deepEqual(
      curvesOf(lossCurve([3, 2])).map((c) => c.name),
      ['loss'],
    );
    assert.deepEqual(
      curvesOf(lossCurve({ DCL: [3, 2], SimCLR: [1] })).map((c) => c.name),
      ['DCL', 'SimCLR'],
    );
  });

  it('names its axes', () => {
    const { xaxis, yaxis } = lossCurve(Float32Array.of(3, 2), {
      per: 'epoch',
      yTitle: 'NT-Xent',
    }).layout;
    assert.equal(xaxis.title.text, 'epoch');
    assert.equal(yaxis.title.text, 'NT-Xent');
    assert.equal(lossCurve([1]).layout.xaxis.title.text, 'step');
  });

  it('can be drawn before the first step', () => {
    assert.equal(lossCurve([]).layout.annotations[0]!.text, 'no data yet');
  });
});
