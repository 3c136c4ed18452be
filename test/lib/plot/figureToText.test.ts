import assert from 'node:assert/strict';
import {
  embeddingScatter,
  figureToText,
  heatmap,
  imageGrid,
  lossCurve,
  vectorPair,
} from '../../../lib';
import { range } from './gallery';

describe('figureToText', () => {
  it('names kind, title, axes and extent', () => {
    assert.equal(
      figureToText(lossCurve([3.123456, 0.5], { title: 'DCL & co', log: true })),
      'Curves and points: DCL & co. horizontal axis: step. vertical axis: loss (logarithmic). loss: 2 points, x from 1 to 2, y from 0.5 to 3.123.',
    );
  });

  it('prints a small matrix in full', () => {
    assert.equal(
      figureToText(
        heatmap(
          [
            [1, -0.5],
            [NaN, 0.126],
          ],
          { title: 'Pairs' },
        ),
      ),
      'Heat map: Pairs. 2 × 2 cells, from -0.5 to 1.\n  1.00  -0.50\n     –   0.13',
    );
  });

  it('prints the extent alone of a large one', () => {
    const text = figureToText(heatmap(range(50).map(() => range(50))));
    assert.equal(text, 'Heat map. 50 × 50 cells, from 0 to 49.');
  });

  it('tells each group', () => {
    const text = figureToText(
      embeddingScatter(
        [
          [0, 1],
          [2, 3],
          [NaN, NaN],
        ],
        ['<cat>', 'dog', 'hole'],
      ),
    );
    assert.match(text, /<cat>: 1 point, x from 0 to 0, y from 1 to 1\. dog: 1 point/);
    assert.match(text, /hole: 0 points, x nowhere, y nowhere/);
  });

  it('tells arrows, pictures and nothing', () => {
    assert.equal(
      figureToText(vectorPair([1, 0], [0, 2])),
      'Arrows: θ = 90.0°, cos θ = 0.000. to (1, 0). to (0, 2). a, b, θ.',
    );
    assert.equal(
      figureToText(imageGrid({ images: [1], shape: [1, 1, 1] }, { captions: ['a dot'] })),
      'Pictures. a dot.',
    );
    assert.equal(figureToText(heatmap([])), 'Heat map. 0 × 0 cells, nowhere. no data yet.');
    assert.equal(
      figureToText(imageGrid({ images: [], shape: [1, 1, 1] })),
      'Empty plot. no data yet.',
    );
  });
});
