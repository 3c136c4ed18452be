import assert from 'node:assert/strict';
import { bars, figureToSvg, figureToText } from '../../../lib';
import type { BarTrace, ScatterTrace } from '../../../lib/plot/figure';
import { assertClose } from '../../support/assertClose';

const names = ['random', 'SimCLR'];

describe('bars', () => {
  it('puts the bars of a place side by side, around its middle', () => {
    const { data } = bars({ ours: [0.1, 0.5], theirs: [0.2, 0.3] }, { names });
    const [ours, theirs] = data as BarTrace[];
    assert.deepEqual([ours!.y, theirs!.y], [[0.1, 0.5], [0.2, 0.3]]); // prettier-ignore
    ours!.x.forEach((x, i) => {
      assertClose(theirs!.x[i]! - x, ours!.width);
      assertClose((x + theirs!.x[i]!) / 2, i);
    });
    assert.ok(2 * ours!.width < 1 && ours!.showlegend);
  });

  it('leaves out a bar whose height is not known', () => {
    const [ours] = bars({ ours: [NaN, 0.5] }, { names }).data as [BarTrace];
    assert.deepEqual([ours.x, ours.y, ours.showlegend], [[1], [0.5], false]);
  });

  it('writes the names below, and draws levels across', () => {
    const figure = bars({ ours: [0.1, 0.5] }, { names, levels: { chance: 0.7 } });
    assert.deepEqual(figure.layout.xaxis.ticktext, names);
    const level = figure.data[1] as ScatterTrace;
    assert.deepEqual([level.name, level.y], ['chance', [0.7, 0.7]]);
    assertClose(figure.layout.yaxis.range[1], 1.05 * 0.7);
    assert.match(figureToSvg(figure), /random.*chance/s);
    assert.match(figureToText(figure), /^Bars/);
  });

  it('ends the axis where it is told to', () => {
    const { layout } = bars({ ours: [0.1, 0.5] }, { names, top: 1 });
    assert.deepEqual(layout.yaxis.range, [0, 1]);
  });

  it('says that there is nothing to see yet', () => {
    assert.equal(bars({}, { names: [] }).layout.annotations[0]!.text, 'no data yet');
  });

  it('refuses heights that are not as many as the names', () => {
    assert.throws(() => bars({ ours: [1] }, { names }), {
      name: 'RangeError',
      message: 'bars: ours has 1 heights, there are 2 names; each name wants one.',
    });
  });

  it('draws no line at a level that is not finite', () => {
    const { data, layout } = bars({ ours: [1, 2] }, { names, levels: { chance: NaN } });
    assert.equal(data.length, 1);
    assert.deepEqual(layout.yaxis.range, [0, 2.1]);
  });
});
