import assert from 'node:assert/strict';
import fc from 'fast-check';
import { density, embeddingScatter, pointsOnCircle } from '../../../lib';
import type { Figure } from '../../../lib';
import type { ScatterTrace } from '../../../lib/plot/figure';
import { assertClose } from '../../support/assertClose';
import { clouds, range } from './gallery';

const tracesOf = ({ data }: Figure) => data as readonly ScatterTrace[];
const plane = [
  [0, 1],
  [2, 3],
  [4, 5],
];

/** Data units of a pixel, of both axes. */
function scales({ layout: { width, height, margin, xaxis, yaxis } }: Figure): [number, number] {
  return [
    (xaxis.range[1] - xaxis.range[0]) / (width - margin.l - margin.r),
    (yaxis.range[1] - yaxis.range[0]) / (height - margin.t - margin.b),
  ];
}

for (const [name, draw] of Object.entries({ embeddingScatter, density, pointsOnCircle })) {
  describe(`${name}, as every map of points,`, () => {
    it('has axes of one scale, so that distances and angles are true', () => {
      const figure = draw(
        [
          [0, 0],
          [100, 1],
        ],
        [1, 2],
      );
      const [x, y] = scales(figure);
      assertClose(x / y, 1, 1e-9);
      assert.equal(figure.layout.yaxis.scaleanchor, 'x');
    });

    it('draws numbers in order and names as they come', () => {
      const order = (labels: (number | string)[]) =>
        tracesOf(draw([...plane, ...plane], labels))
          .filter((t) => t.showlegend)
          .map((t) => t.name);
      assert.deepEqual(order([10, 2, 10, 1, 1, 2]), ['1', '2', '10']);
      assert.deepEqual(order(['dog', 'cat', 'dog', 'dog', 'dog', 'cat']), ['dog', 'cat']);
    });

    it('refuses points that are not in the plane', () => {
      assert.throws(
        () =>
          draw([
            [1, 2],
            [1, 2, 3],
          ]),
        {
          name: 'RangeError',
          message: `${name}: points[1] has 3 numbers; a point in the plane has 2, so project to two dimensions first.`,
        },
      );
    });

    it('refuses labels that do not fit', () => {
      assert.throws(() => draw(plane, [1, 2]), {
        name: 'RangeError',
        message: `${name}: 2 labels for 3 points; each point wants one label.`,
      });
    });

    it('refuses more labels than there are colours', () => {
      const many = range(11).map((i) => [i, i]);
      assert.throws(() => draw(many, range(11)), /11 different labels; colours tell 10 apart/);
    });

    it('says that there is nothing to see yet', () => {
      assert.ok(draw([]).layout.annotations.some(({ text }) => text === 'no data yet'));
    });
  });
}

describe('embeddingScatter', () => {
  it('has a trace for each label, with its points', () => {
    const traces = tracesOf(embeddingScatter(plane, Uint8Array.of(7, 3, 7)));
    assert.deepEqual(
      traces.map(({ name, x, y }) => ({ name, x, y })),
      [
        { name: '3', x: [2], y: [3] },
        { name: '7', x: [0, 4], y: [1, 5] },
      ],
    );
  });

  it('has one trace and no legend without labels', () => {
    const [trace, ...others] = tracesOf(embeddingScatter(plane));
    assert.deepEqual(others, []);
    assert.equal(trace!.showlegend, false);
    assert.deepEqual(trace!.x, [0, 2, 4]);
  });

  it('holds every point', () => {
    const point = fc.tuple(
      fc.double({ noNaN: true, min: -1e4, max: 1e4 }),
      fc.double({ noNaN: true, min: -1e4, max: 1e4 }),
    );
    fc.assert(
      fc.property(fc.array(point, { minLength: 1 }), (points) => {
        const { xaxis, yaxis } = embeddingScatter(points).layout;
        for (const [x, y] of points) {
          assert.ok(xaxis.range[0] < x && x < xaxis.range[1]);
          assert.ok(yaxis.range[0] < y && y < yaxis.range[1]);
        }
      }),
    );
  });

  it('draws thousands of points with the graphics card', () => {
    const typeOf = (count: number) => tracesOf(embeddingScatter(clouds(count).points))[0]!.type;
    assert.equal(typeOf(3000), 'scatter');
    assert.equal(typeOf(3001), 'scattergl');
  });

  it('draws every k-th of more than 50,000 points with its label, and says so', () => {
    const points = range(100_001).map((i) => [i, 0]);
    const figure = embeddingScatter(
      points,
      range(100_001).map((i) => i % 2),
    );
    const drawn = tracesOf(figure);
    assert.deepEqual(
      drawn.map((t) => [t.name, t.x.length]),
      [
        ['0', 16_667],
        ['1', 16_667],
      ],
    );
    assert.ok(drawn[1]!.x.every((x) => x! % 2 === 1 && x! % 3 === 0));
    assert.equal(figure.layout.annotations[0]!.text, '33,334 of 100,001 points');
  });

  it('names its axes and its legend', () => {
    const { layout } = embeddingScatter(plane, [0, 1, 2], { xTitle: 'z1', legendTitle: 'digit' });
    assert.deepEqual([layout.xaxis.title.text, layout.yaxis.title.text], ['z1', 'dimension 2']);
    assert.equal(layout.legend.title.text, 'digit');
  });
});

describe('density', () => {
  const { points } = clouds(4000);
  const cloud = points.filter((_, i) => i % 10 === 0);
  const { data, layout } = density(cloud);
  const { x, y } = data[0] as ScatterTrace;
  /** The rings between the gaps. */
  const rings = x
    .reduce<[number, number][][]>(
      (found, at, i) => {
        if (at === null) found.push([]);
        else found.at(-1)!.push([at, y[i]!]);
        return found;
      },
      [[]],
    )
    .filter((ring) => ring.length > 0);

  /** The kernel density in loops, with the documented kernel of 14 pixels. */
  function densityLoops(at: readonly [number, number]): number {
    const [unit] = scales({ data, layout });
    const sigma = 14 * unit;
    let sum = 0;
    for (const [px, py] of cloud as [number, number][]) {
      sum += Math.exp(-((at[0] - px) ** 2 + (at[1] - py) ** 2) / (2 * sigma ** 2));
    }
    return sum / cloud.length;
  }

  it('draws closed lines', () => {
    assert.ok(rings.length >= 4);
    for (const ring of rings) assert.deepEqual(ring[0], ring.at(-1));
  });

  it('draws each line where the kernel density is the same', () => {
    const highest = Math.max(...rings.flat().map(densityLoops));
    for (const ring of rings) {
      const along = ring.map(densityLoops);
      // The library sums the kernel on a grid of 2 pixels.
      assert.ok(Math.max(...along) - Math.min(...along) < 0.1 * highest);
    }
  });

  it('leaves out points that are not finite', () => {
    const holes = [...cloud, [NaN, 0], [0, Infinity]];
    assert.equal((density(holes).data[0] as ScatterTrace).x.length > 100, true);
  });

  it('draws a single point as rings round it', () => {
    const one = density([[5, 7]]).data[0] as ScatterTrace;
    const inside = one.x.filter((value): value is number => value !== null);
    assert.ok(Math.min(...inside) < 5 && Math.max(...inside) > 5);
  });
});

describe('pointsOnCircle', () => {
  const markers = (figure: Figure) => tracesOf(figure).filter(({ mode }) => mode === 'markers');

  it('scales every vector to length 1 and keeps its direction', () => {
    const part = fc.double({ noNaN: true, min: -100, max: 100 }).filter((v) => Math.abs(v) > 1e-3);
    fc.assert(
      fc.property(part, part, (x, y) => {
        const [{ x: xs, y: ys } = { x: [], y: [] }] = markers(pointsOnCircle([[x, y]]));
        assertClose(Math.hypot(xs[0]!, ys[0]!), 1, 1e-6);
        assertClose(Math.atan2(ys[0]!, xs[0]!), Math.atan2(y, x), 1e-6);
      }),
    );
  });

  it('leaves out a vector without direction', () => {
    assert.deepEqual(
      markers(
        pointsOnCircle([
          [0, 0],
          [0, 2],
        ]),
      )[0]!.x,
      [null, 0],
    );
  });

  it('writes names beside points where each is used once, in place of a legend', () => {
    const figure = pointsOnCircle(
      [
        [1, 0],
        [0, 1],
      ],
      ['<a>', 'b'],
    );
    assert.deepEqual(
      figure.layout.annotations.map(({ text }) => text),
      ['&lt;a&gt;', 'b'],
    );
    assert.ok(tracesOf(figure).every(({ showlegend }) => !showlegend));
  });

  const notesAt = (...angles: number[]) =>
    pointsOnCircle(
      angles.map((a) => [Math.cos(a), Math.sin(a)]),
      angles.map((_, i) => 'abcdefgh'.charAt(i)),
    ).layout.annotations;

  it('moves a name outwards that would cover its neighbour', () => {
    for (const side of [0.5, 1.4, 2, 3, -0.7, -1.6, -2.4]) {
      const [first, second] = notesAt(side, side + 0.25).map(({ x, y }) => Math.hypot(x, y));
      assert.ok(Math.abs(first! - second!) > 0.1, `at ${side}`);
    }
  });

  it('writes the names of points in one place as one, in the order of the points', () => {
    const texts = (...angles: number[]) => notesAt(...angles).map(({ text }) => text);
    assert.deepEqual(texts(1.5, 1.6, 1.55), ['b, c, a']);
    assert.deepEqual(texts(0.05, -0.05), ['a, b']);
    assert.deepEqual(texts(3.1, -3.1), ['a, b'], 'where angles begin again');
    assert.deepEqual(texts(0, 0.25), ['a', 'b'].sort());
  });

  it('leaves the name of a vector without direction out', () => {
    assert.deepEqual(
      pointsOnCircle(
        [
          [0, 0],
          [0, 1],
        ],
        ['a', 'b'],
      ).layout.annotations.map(({ text }) => text),
      ['b'],
    );
  });

  it('has a legend where labels are shared, and rays only for a few', () => {
    const { points, labels } = clouds(100);
    const figure = pointsOnCircle(points, labels);
    assert.equal(tracesOf(figure).filter(({ showlegend }) => showlegend).length, 10);
    assert.equal(figure.data.length, 11);
    assert.equal(pointsOnCircle(points.slice(0, 40)).data.length, 3);
  });
});
