import assert from 'node:assert/strict';
import { heatmap } from '../../../lib';
import type { Figure } from '../../../lib';
import type { HeatmapTrace, TextTrace } from '../../../lib/plot/figure';
import { rgbOf } from '../../../lib/plot/colours';
import { range } from './gallery';

const cellsOf = ({ data: [cells] }: Figure) => cells as HeatmapTrace;
const numbersOf = ({ data }: Figure) => data[1] as TextTrace | undefined;

describe('heatmap', () => {
  it('prints the number of each cell with two decimals, on the cell', () => {
    const { text, x, y } = numbersOf(
      heatmap([
        [1, -0.126],
        [0, 0.5],
      ]),
    )!;
    assert.deepEqual(text, ['1.00', '−0.13', '0.00', '0.50']);
    assert.deepEqual(x, [0, 1, 0, 1]);
    assert.deepEqual(y, [0, 0, 1, 1]);
  });

  it('puts row 0 on top', () => {
    assert.deepEqual(heatmap([[1], [2], [3]]).layout.yaxis.range, [2.5, -0.5]);
  });

  it('prints numbers in black on light cells and in white on dark ones', () => {
    const numbers = numbersOf(heatmap([[-1, 0, 1]], { range: [-1, 1] }))!;
    assert.deepEqual(numbers.textfont.color, ['#ffffff', '#1a1a1a', '#ffffff']);
  });

  it('leaves cells that are not finite empty', () => {
    const figure = heatmap([
      [NaN, 1],
      [Infinity, -Infinity],
    ]);
    assert.deepEqual(cellsOf(figure).z, [
      [null, 1],
      [null, null],
    ]);
    assert.deepEqual(numbersOf(figure)!.text, ['1.00']);
  });

  const ranges: [string, number[][], [number, number]][] = [
    ['0 to 1 for shares', [[0.2, 0.7]], [0, 1]],
    ['−1 to 1 for cosines', [[-0.2, 0.7]], [-1, 1]],
    ['up to the largest value', [[0.2, 7]], [0, 7]],
    ['as far below zero as above', [[-3, 2]], [-3, 3]],
    ['0 to 1 where there is no number', [[NaN]], [0, 1]],
  ];
  for (const [title, values, wanted] of ranges) {
    it(`colours ${title}`, () => {
      const { zmin, zmax } = cellsOf(heatmap(values));
      assert.deepEqual([zmin, zmax], wanted);
    });
  }

  it('has white in the middle of a range round zero, and one run of colours otherwise', () => {
    const middle = (figure: Figure) =>
      cellsOf(figure).colorscale.find(([stop]) => stop === 0.5)![1];
    assert.ok(rgbOf(middle(heatmap([[-1, 1]]))).every((part) => part > 235));
    assert.notEqual(middle(heatmap([[0, 1]])), middle(heatmap([[-1, 1]])));
    assert.equal(middle(heatmap([[0, 1]])), middle(heatmap([[0]], { range: [-0.2, 1] })));
  });

  it('names rows and columns, and numbers them where they have no names', () => {
    const { xaxis, yaxis } = heatmap([[1, 2]], { rows: ['cat & <dog>'] }).layout;
    assert.deepEqual(yaxis.ticktext, ['cat &amp; &lt;dog&gt;']);
    assert.deepEqual(xaxis.ticktext, ['0', '1']);
    assert.deepEqual(xaxis.tickvals, [0, 1]);
  });

  it('slants column names that are wider than a cell', () => {
    assert.equal(heatmap([[1, 2]], { columns: ['a', 'b'] }).layout.xaxis.tickangle, 0);
    assert.equal(heatmap([[1, 2]], { columns: ['a', 'a long name'] }).layout.xaxis.tickangle, -45);
  });

  it('leaves out numbers, and some names, where cells are too small for them', () => {
    const figure = heatmap(range(50).map(() => range(50)));
    assert.equal(numbersOf(figure), undefined);
    assert.deepEqual(
      figure.layout.yaxis.tickvals,
      range(25).map((i) => 2 * i),
    );
  });

  it('takes typed rows', () => {
    assert.deepEqual(cellsOf(heatmap([Float32Array.of(0.5, 1)])).z, [[0.5, 1]]);
  });

  it('says that there is nothing to see yet', () => {
    assert.equal(heatmap([]).layout.annotations[0]?.text, 'no data yet');
  });

  it('refuses rows of different lengths', () => {
    assert.throws(() => heatmap([[1, 2], [3]]), {
      name: 'RangeError',
      message: 'heatmap: the rows differ in length; a matrix has rows of one length.',
    });
  });

  it('refuses names that do not fit', () => {
    assert.throws(() => heatmap([[1, 2]], { columns: ['a'] }), {
      message: 'heatmap: 1 names for 2 columns; each wants one name.',
    });
    assert.throws(() => heatmap([[1, 2]], { rows: ['a', 'b'] }), /2 names for 1 rows/);
  });

  it('refuses a range that does not grow', () => {
    for (const wrong of [
      [1, 1],
      [1, 0],
      [NaN, 1],
      [0, Infinity],
    ] as [number, number][]) {
      assert.throws(
        () => heatmap([[1]], { range: wrong }),
        /two finite numbers, the smaller one first/,
      );
    }
  });
});
