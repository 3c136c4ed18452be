import assert from 'node:assert/strict';
import type { Element } from '@xmldom/xmldom';
import fc from 'fast-check';
import {
  embeddingScatter,
  heatmap,
  histogram,
  imageGrid,
  lines,
  lossCurve,
  vectorPair,
} from '../../../lib';
import type { Figure } from '../../../lib';
import { linesOf } from '../../../lib/plot/labels';
import { assertClose } from '../../support/assertClose';
import { clouds, gallery, range } from './gallery';
import { number, shiftOf, svgOf } from './svgDocument';

/** A letter of the default size is about so wide; half of it may lie beyond the edge. */
const SLACK = 4;

const textsOf = (figure: Figure): string[] => svgOf(figure).texts.map(({ text }) => text);

/** The points of a path with absolute commands, as the renderer writes them. */
const pathPoints = (d: string): [number, number][] =>
  [...d.matchAll(/[ML](\S+?) ([^MLhZ]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

for (const [name, figure] of Object.entries(gallery)) {
  describe(`figureToSvg of ${name}`, () => {
    const { layout, data } = figure;
    const document = svgOf(figure);
    const { source, texts, all, root } = document;

    it('says for screen readers what it shows', () => {
      assert.equal(root.getAttribute('role'), 'img');
      assert.notEqual(all('title')[0]!.textContent, '');
      assert.match(all('desc')[0]!.textContent ?? '', /\.$|\d$|–$/);
    });

    it('has only numbers where numbers belong', () => {
      assert.doesNotMatch(
        source.replace(/<(desc|title|tspan)[^]*?<\/\1>/g, ''),
        /NaN|Infinity|undefined|null/,
      );
    });

    it('has no ids that another picture on the page could have', () => {
      assert.doesNotMatch(source, /\sid="/);
    });

    it('is as large as the layout says, and below one megabyte', () => {
      assert.equal(root.getAttribute('viewBox'), `0 0 ${layout.width} ${layout.height}`);
      assert.ok(source.length < 1_000_000, `${source.length} bytes`);
    });

    it('keeps every text within the picture', () => {
      for (const { text, x, y } of texts) {
        assert.ok(x >= -SLACK && x <= layout.width + SLACK, `${text} is at x = ${x}`);
        assert.ok(y >= 0 && y <= layout.height, `${text} is at y = ${y}`);
      }
    });

    it('keeps every shape within the picture', () => {
      for (const shape of [...all('rect'), ...all('image')]) {
        const [dx, dy] = shiftOf(shape);
        const left = dx + Number(shape.getAttribute('x') ?? 0);
        const top = dy + Number(shape.getAttribute('y') ?? 0);
        assert.ok(left >= 0 && left + number(shape, 'width') <= layout.width + 1);
        assert.ok(top >= 0 && top + number(shape, 'height') <= layout.height + 1);
      }
      for (const path of all('path')) {
        const [dx, dy] = shiftOf(path);
        for (const [x, y] of pathPoints(path.getAttribute('d')!)) {
          assert.ok(
            x + dx >= 0 && x + dx <= layout.width && y + dy >= 0 && y + dy <= layout.height,
          );
        }
      }
    });

    it('shows title, axis titles, legend and notes', () => {
      const all = texts.map(({ text }) => text);
      const wanted = [
        layout.title.text,
        ...(layout.xaxis.visible
          ? [layout.xaxis.title.text, ...(layout.xaxis.ticktext ?? [])]
          : []),
        ...(layout.yaxis.visible
          ? [layout.yaxis.title.text, ...(layout.yaxis.ticktext ?? [])]
          : []),
        ...layout.annotations.map(({ text }) => text),
        ...data.flatMap((trace) => (trace.type === 'heatmap' ? [trace.colorbar.title.text] : [])),
        ...data.flatMap((t) =>
          'name' in t && t.showlegend ? [t.name, layout.legend.title.text] : [],
        ),
      ];
      for (const line of wanted.flatMap(linesOf).filter((text) => text !== '')) {
        assert.ok(all.includes(line), `"${line}" is missing among ${all.join(', ')}`);
      }
    });

    it('has at least two ticks on each axis that shows', () => {
      const marks = all('line').filter((l) => l.getAttribute('stroke') === '#8a8a8a');
      const long = (a: string, b: string) =>
        marks.filter((l) => number(l, a) !== number(l, b)).length;
      if (layout.xaxis.visible && layout.xaxis.tickvals === undefined)
        assert.ok(long('y1', 'y2') >= 3);
      if (layout.yaxis.visible && layout.yaxis.tickvals === undefined)
        assert.ok(long('x1', 'x2') >= 3);
    });

    it('is the same after a way through JSON, as a notebook keeps it', () => {
      assert.deepEqual(JSON.parse(JSON.stringify(figure)), figure);
      assert.equal(svgOf(JSON.parse(JSON.stringify(figure)) as Figure).source, source);
    });
  });
}

describe('figureToSvg', () => {
  it('puts each point where both axes say', () => {
    const figure = embeddingScatter([
      [0, 0],
      [1, 0],
      [0, 1],
    ]);
    const path = svgOf(figure).all('path')[0]!;
    const [origin, right, up] = pathPoints(path.getAttribute('d')!);
    assert.ok(right![0] > origin![0] && right![1] === origin![1]);
    assert.ok(up![1] < origin![1] && up![0] === origin![0]);
    // Both axes have one scale.
    assertClose((right![0] - origin![0]) / (origin![1] - up![1]), 1, 1e-3);
    assert.equal(path.getAttribute('stroke-linecap'), 'round');
  });

  it('puts tick labels under their ticks, in even steps', () => {
    const figure = lines({ a: range(11).map((i) => i / 10) }, { x: range(11) });
    const { texts } = svgOf(figure);
    const at = (label: string) => texts.find(({ text }) => text === label)!;
    assertClose(at('4').x - at('2').x, at('6').x - at('4').x, 1e-3);
    assert.ok(at('0.4').y > at('0.6').y);
  });

  it('makes equal factors equally high on a log axis', () => {
    const figure = lossCurve([100, 10, 1, 0.1], { log: true });
    const heights = pathPoints(svgOf(figure).all('path')[0]!.getAttribute('d')!).map(([, y]) => y);
    assertClose(heights[1]! - heights[0]!, heights[2]! - heights[1]!, 1e-2);
    assertClose(heights[2]! - heights[1]!, heights[3]! - heights[2]!, 1e-2);
    for (const label of ['100', '10', '1', '0.1']) assert.ok(textsOf(figure).includes(label));
  });

  it('lifts the pen where a number is missing', () => {
    const [path] = svgOf(lossCurve([1, 2, NaN, 4, 5])).all('path');
    assert.equal(path!.getAttribute('d')!.match(/M/g)!.length, 2);
    assert.equal(path!.getAttribute('d')!.match(/L/g)!.length, 2);
  });

  it('prints each number of a heat map in the middle of its cell', () => {
    const { texts, all, root } = svgOf(
      heatmap(
        [
          [0.25, -1],
          [0.5, 1],
        ],
        { range: [-1, 1] },
      ),
    );
    // The colour bar's rectangles stand outside the plot's box.
    const cells = all('rect').filter(
      ({ parentNode }) => parentNode !== root && (parentNode as Element).tagName === 'svg',
    );
    assert.equal(cells.length, 4);
    ['0.25', '−1.00', '0.50', '1.00'].forEach((label, i) => {
      const printed = texts.find(({ text }) => text === label)!;
      const [dx, dy] = shiftOf(cells[i]!);
      assertClose(printed.x, dx + number(cells[i]!, 'x') + number(cells[i]!, 'width') / 2, 1e-2);
      const middle = dy + number(cells[i]!, 'y') + number(cells[i]!, 'height') / 2;
      assert.ok(Math.abs(printed.y - middle) < 8, 'the baseline lies a little below the middle');
    });
    assert.equal(cells[1]!.getAttribute('fill'), 'rgb(5, 48, 97)');
    assert.equal(cells[3]!.getAttribute('fill'), 'rgb(103, 0, 31)');
  });

  it('has a colour bar with the ends of the range', () => {
    const { texts } = svgOf(heatmap([[0.3]], { range: [0, 1] }));
    const [low, high] = ['0.0', '1.0'].map((label) => texts.find(({ text }) => text === label)!);
    assert.ok(low!.y > high!.y);
  });

  it('draws thousands of cells as one picture', () => {
    const { all, source } = svgOf(heatmap(range(200).map(() => range(200).map((i) => i / 200))));
    assert.equal(all('image').length, 1);
    assert.ok(all('image')[0]!.getAttribute('href')!.startsWith('data:image/png;base64,'));
    assert.ok(source.length < 100_000);
  });

  it('draws sharp pixels', () => {
    const figure = imageGrid({ images: range(784).map((i) => i % 255), shape: [28, 28, 1] });
    assert.match(svgOf(figure).all('image')[0]!.getAttribute('style')!, /pixelated/);
  });

  it('draws bars from zero up, as high as their counts', () => {
    const { all } = svgOf(histogram([0, 0, 1], { bins: 2 }));
    const bars = all('rect').filter((r) => r.getAttribute('stroke') === '#ffffff');
    const [tall, low] = bars.map((bar) => number(bar, 'height'));
    assertClose(tall! / low!, 2, 1e-3);
    assertClose(number(bars[0]!, 'y') + tall!, number(bars[1]!, 'y') + low!, 1e-3);
  });

  it('ends an arrow in a head at its tip', () => {
    const { all } = svgOf(vectorPair([1, 0], [0, 1]));
    const heads = all('path').filter((p) => p.getAttribute('d')!.endsWith('Z'));
    const [across, up] = heads.map((p) => pathPoints(p.getAttribute('d')!)[0]!);
    assert.equal(heads.length, 2);
    assert.ok(across![0] > up![0] && across![1] > up![1]);
  });

  it('lists the legend from top to bottom', () => {
    const { texts } = svgOf(lossCurve({ first: [1], second: [2], third: [3] }));
    const at = (name: string) => texts.find(({ text }) => text === name)!;
    assert.ok(at('first').y + 12 < at('second').y && at('second').y + 12 < at('third').y);
  });

  it('puts the remark that points are left out above the plot', () => {
    const figure = lossCurve(range(5000));
    const remark = svgOf(figure).texts.find(({ text }) => text.endsWith('of 5,000 points'))!;
    assert.ok(remark.y < figure.layout.margin.t);
  });

  it('draws ten thousand points in less than a quarter of a megabyte', () => {
    const { points, labels } = clouds(10_000);
    assert.ok(svgOf(embeddingScatter(points, labels)).source.length < 250_000);
  });

  it('shows any text as it is', () => {
    const hostile = `<script>alert("1")</script> & 'quotes' <br> ]]> 🐈`;
    const texts = textsOf(lossCurve({ [hostile]: [1], other: [2] }, { yTitle: hostile }));
    assert.equal(texts.filter((text) => text === hostile).length, 2);
  });

  it('is well-formed whatever the labels hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (title, name) => {
        svgOf(heatmap([[1]], { title, rows: [name], xTitle: title }));
      }),
    );
  });

  it('leaves out characters that XML forbids', () => {
    const title = 'nul \u0000, half a pair \ud800, no character \uffff, a whole pair 🐈';
    const { source, texts } = svgOf(lossCurve([1], { title }));
    assert.ok(
      texts.some(({ text }) => text === 'nul , half a pair , no character , a whole pair 🐈'),
    );
    assert.doesNotMatch(source, /[\u0000-\u0008\uffff]|\p{Surrogate}/u);
  });

  it('breaks a long title into lines that fit', () => {
    const { texts } = svgOf(lossCurve([1], { title: 'word '.repeat(40).trim() }));
    const title = texts.filter(({ text }) => text.startsWith('word'));
    assert.ok(title.length >= 2);
    assert.ok(title.every(({ text }) => text.length < 75));
    assert.ok(title.every(({ y }, i) => i === 0 || y > title[i - 1]!.y + 15));
  });
});
