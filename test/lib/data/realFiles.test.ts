import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { loadCifar10, loadMnist, type Dataset } from '../../../lib/data';
import { embeddedDigits } from '../../../lib/data/embedded/digits';
import { assertClose } from '../../support/assertClose';

/** Mean and standard deviation of pixel / 255, of every `step`-th byte from `first` on. */
function moments({ images }: Dataset, first = 0, step = 1): [mean: number, std: number] {
  let total = 0;
  let squares = 0;
  for (let at = first; at < images.length; at += step) {
    total += images[at]!;
    squares += images[at]! ** 2;
  }
  const mean = total / (images.length / step);
  return [mean / 255, Math.sqrt(squares / (images.length / step) - mean ** 2) / 255];
}

const perClass = ({ labels }: Dataset): number[] => {
  const found = new Array<number>(10).fill(0);
  for (const label of labels) found[label]! += 1;
  return found;
};

/** Registers the tests where COURSE_DATA holds that file, else a skipped test that says why. */
function where(file: string, tests: () => void): void {
  const folder = process.env['COURSE_DATA'];
  const reason = folder ? `${folder} has no ${file}` : 'COURSE_DATA is unset';
  if (folder && fs.existsSync(path.join(folder, file))) tests();
  else it.skip(`skipped: ${reason}`);
}

describe('loadMnist on the official files', () => {
  where('train-images-idx3-ubyte.gz', () => {
    it('finds what their authors and users published of the training digits', async () => {
      const digits = await loadMnist();
      assert.deepEqual(
        perClass(digits),
        [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949],
      );
      assert.deepEqual([...digits.labels.subarray(0, 10)], [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]);
      const [mean, std] = moments(digits);
      assertClose(mean, 0.1307, 5e-5);
      assertClose(std, 0.3081, 5e-5);
    });

    it('finds what they published of the test digits', async () => {
      const digits = await loadMnist({ split: 'test' });
      assert.deepEqual(perClass(digits), [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
      assert.deepEqual([...digits.labels.subarray(0, 10)], [7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
    });

    it('has the embedded digits among its first 10,000, byte for byte', async () => {
      const key = ({ images, labels }: Pick<Dataset, 'images' | 'labels'>, i: number) =>
        `${labels[i]}${Buffer.from(images.subarray(i * 784, (i + 1) * 784)).toString('latin1')}`;
      const real = await loadMnist({ limit: 10_000 });
      const keys = new Set(Array.from({ length: 10_000 }, (_, i) => key(real, i)));
      for (const split of ['train', 'test'] as const) {
        const digits = await embeddedDigits(split);
        for (let i = 0; i < digits.count; i += 1) assert.ok(keys.delete(key(digits, i)));
      }
      assert.equal(keys.size, 0);
    });
  });
});

describe('loadCifar10 on the files of its binary version', () => {
  where('cifar-10-batches-bin', () => {
    it('finds 5,000 training pictures of each class, and the published colours', async () => {
      const pictures = await loadCifar10();
      assert.deepEqual(perClass(pictures), new Array<number>(10).fill(5000));
      // 0.01: the files may have been made of JPEGs, which blur a little.
      [0.4914, 0.4822, 0.4465].forEach((mean, c) => {
        assertClose(moments(pictures, c, 3)[0], mean, 0.01);
      });
    });

    it('finds 1,000 test pictures of each class', async () => {
      assert.deepEqual(
        perClass(await loadCifar10({ split: 'test' })),
        new Array<number>(10).fill(1000),
      );
    });
  });
});
