import assert from 'node:assert/strict';
import { PNG } from 'pngjs';
import { imageGrid } from '../../../lib';
import type { Figure } from '../../../lib';
import type { ImageTrace } from '../../../lib/plot/figure';
import { range } from './gallery';

/** The four bytes of a pixel of the figure's picture. */
function reader(figure: Figure): (x: number, y: number) => number[] {
  const { source } = figure.data[0] as ImageTrace;
  const { width, height, data } = PNG.sync.read(Buffer.from(source.split(',')[1]!, 'base64'));
  const { margin, ...layout } = figure.layout;
  assert.deepEqual(
    [width, height],
    [layout.width - margin.l - margin.r, layout.height - margin.t - margin.b],
  );
  return (x, y) => [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)];
}

const TRANSPARENT = [0, 0, 0, 0];
const grey = (value: number) => [value, value, value, 255];

describe('imageGrid', () => {
  it('draws each pixel as a square of whole screen pixels, pictures two pixels apart', () => {
    // Three pictures of 2 × 2, two beside each other; five times as large.
    const images = Uint8Array.from(range(12));
    const pixel = reader(imageGrid({ images, shape: [2, 2, 1] }, { columns: 2 }));
    assert.deepEqual(pixel(0, 0), grey(0));
    assert.deepEqual(pixel(4, 4), grey(0));
    assert.deepEqual(pixel(5, 4), grey(1));
    assert.deepEqual(pixel(4, 5), grey(2));
    assert.deepEqual(pixel(10, 0), TRANSPARENT);
    assert.deepEqual(pixel(20, 0), grey(4));
    assert.deepEqual(pixel(0, 20), grey(8));
    assert.deepEqual(pixel(29, 29), TRANSPARENT);
  });

  it('knows height from width', () => {
    const pixel = reader(imageGrid({ images: Uint8Array.from(range(12)), shape: [2, 3, 1] }));
    assert.deepEqual(pixel(14, 9), grey(5));
    assert.deepEqual(pixel(25, 0), grey(6));
  });

  it('draws colours', () => {
    const pixel = reader(
      imageGrid({ images: Uint8Array.of(10, 20, 30, 40, 50, 60), shape: [1, 1, 3] }),
    );
    assert.deepEqual(pixel(0, 0), [10, 20, 30, 255]);
    assert.deepEqual(pixel(15, 0), [40, 50, 60, 255]);
  });

  it('takes numbers from 0 to 1, and from 0 to 255', () => {
    const first = (images: ArrayLike<number>) => reader(imageGrid({ images, shape: [1, 3, 1] }));
    assert.deepEqual(
      range(3).map((i) => first([0, 0.5, 1])(5 * i, 0)[0]),
      [0, 128, 255],
    );
    assert.deepEqual(
      range(3).map((i) => first([0, 100, 255])(5 * i, 0)[0]),
      [0, 100, 255],
    );
    assert.deepEqual(
      range(3).map((i) => first(Uint8Array.of(0, 1, 1))(5 * i, 0)[0]),
      [0, 1, 1],
    );
  });

  it('cuts off what is too dark or too bright, and draws what is no number black', () => {
    const pixel = reader(imageGrid({ images: Float32Array.of(-3, NaN, 300), shape: [1, 3, 1] }));
    assert.deepEqual(
      range(3).map((i) => pixel(5 * i, 0)[0]),
      [0, 0, 255],
    );
  });

  it('draws the first ones where a count is given', () => {
    const { layout } = imageGrid(
      { images: new Uint8Array(50 * 784), shape: [28, 28, 1] },
      { count: 10 },
    );
    assert.ok(layout.height < 130);
  });

  it('puts captions below the middle of their pictures', () => {
    const { annotations, xaxis, yaxis } = imageGrid(
      { images: new Uint8Array(4 * 784), shape: [28, 28, 1] },
      { columns: 2, captions: ['a', 'b', '<c>', 'd'] },
    ).layout;
    assert.deepEqual(
      annotations.map(({ text }) => text),
      ['a', 'b', '&lt;c&gt;', 'd'],
    );
    assert.deepEqual(
      annotations.map(({ x }) => x),
      [70, 220, 70, 220],
    );
    assert.equal(annotations[0]!.y, 140);
    assert.equal(annotations[0]!.y - 140, annotations[2]!.y - annotations[2]!.y);
    assert.ok(annotations[3]!.y < yaxis.range[0] && annotations[3]!.x < xaxis.range[1]);
  });

  it('refuses pixels that are no whole pictures', () => {
    assert.throws(() => imageGrid({ images: new Uint8Array(785), shape: [28, 28, 1] }), {
      name: 'RangeError',
      message:
        'imageGrid: 785 pixels of shape [28, 28, 1]; it wants whole pictures of 1 or 3 channels.',
    });
    assert.throws(() => imageGrid({ images: [1, 2], shape: [1, 1, 2] }), /1 or 3 channels/);
  });

  it('refuses a whole dataset', () => {
    assert.throws(() => imageGrid({ images: new Uint8Array(401), shape: [1, 1, 1] }), {
      name: 'RangeError',
      message: 'imageGrid: 401 pictures; it draws at most 400, so choose some with { count: 100 }.',
    });
  });

  it('refuses captions that do not fit', () => {
    assert.throws(() => imageGrid({ images: [1, 2], shape: [1, 1, 1] }, { captions: ['a'] }), {
      name: 'RangeError',
      message: 'imageGrid: 1 captions for 2 pictures; each wants one caption.',
    });
  });
});
