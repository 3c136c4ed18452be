import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Dataset, Pictures } from './dataset';
import { drawnPictures } from './embedded/pictures';
import { assertClasses, damaged, readBytes } from './files/damaged';
import { obtain } from './files/obtain';
import { unpackFolder } from './files/unpack';
import { checked, type LoadOptions } from './loadOptions';

const FOLDER = 'cifar-10-batches-bin';

const FILES = {
  train: [1, 2, 3, 4, 5].map((number) => `${FOLDER}/data_batch_${number}.bin`),
  test: [`${FOLDER}/test_batch.bin`],
} as const;

const ARCHIVE = {
  name: 'cifar-10-binary.tar.gz',
  size: 170_052_171,
  hash: ['md5', 'c32a1d4ab5d03f1284b67883e8d87530'],
} as const;

const CLASS_NAMES: readonly string[] = [
  'airplane',
  'automobile',
  'bird',
  'cat',
  'deer',
  'dog',
  'frog',
  'horse',
  'ship',
  'truck',
];

const PIXELS = 32 * 32;
const CHANNELS = 3;
/** A label, then the red, the green and the blue plane. */
const RECORD = 1 + CHANNELS * PIXELS;

/**
 * CIFAR-10's photographs, 32×32, in colour: ten kinds of animals and vehicles.
 *
 * Looks in `$COURSE_DATA` (`cifar-10-batches-bin/`, the binary version), then in the cache, then
 * downloads into the cache, unless COURSE_OFFLINE is set; without them takes the embedded set:
 * drawn pictures of ten kinds of objects, 10,000 to train, 2,000 to test. `source` says which it
 * was, and why.
 *
 * @throws Error naming the file that is damaged or lacking, and what helps.
 * @throws RangeError at an unknown split or a limit that is no whole number above 0.
 * @see Krizhevsky 2009. https://www.cs.toronto.edu/~kriz/cifar.html
 */
export async function loadCifar10(options: LoadOptions = {}): Promise<Dataset> {
  const { split, limit } = checked('loadCifar10', options);
  const archive = {
    files: FILES[split],
    remote: [ARCHIVE],
    mirrors: ['https://www.cs.toronto.edu/~kriz'],
    unpack: (folder: string) => unpackFolder(path.join(folder, ARCHIVE.name), FOLDER),
  };
  const search = await obtain('loadCifar10', archive, options);
  if (search.kind === 'missing') {
    const drawn = drawnPictures(split, limit);
    const source = `Drawn pictures: ${drawn.count} to ${split}, in place of CIFAR-10 (${search.reason})`;
    return { ...drawn, source };
  }
  const photographs = await readCifar(search.paths, limit);
  return {
    ...photographs,
    source: `CIFAR-10: ${photographs.count} ${split} pictures from ${search.folder}`,
  };
}

/** Reads no more files than `limit` needs, one at a time. */
async function readCifar(files: readonly string[], limit: number): Promise<Pictures> {
  const total = (await Promise.all(files.map(countRecords))).reduce((sum, n) => sum + n, 0);
  const count = Math.min(limit, total);
  const images = new Uint8Array(count * PIXELS * CHANNELS);
  const labels = new Uint8Array(count);
  let done = 0;
  for (const file of files) {
    if (done < count) {
      const first = done;
      done += copyRecords(await readBytes(file), images, labels, first);
      assertClasses(file, labels.subarray(first, done));
    }
  }
  return { images, labels, count, shape: [32, 32, CHANNELS], classNames: CLASS_NAMES };
}

async function countRecords(file: string): Promise<number> {
  const { size } = await stat(file);
  if (size === 0 || size % RECORD !== 0) {
    throw damaged(file, `has ${size} bytes, which is no whole number of records of ${RECORD}`);
  }
  return size / RECORD;
}

/** Turns planes into pixels, [32, 32, 3], from place `first` on; returns how many it took. */
function copyRecords(
  bytes: Uint8Array,
  images: Uint8Array,
  labels: Uint8Array,
  first: number,
): number {
  const count = Math.min(bytes.length / RECORD, labels.length - first);
  for (let i = 0; i < count; i += 1) {
    const from = i * RECORD;
    const to = (first + i) * PIXELS * CHANNELS;
    labels[first + i] = bytes[from] ?? 0;
    for (let pixel = 0; pixel < PIXELS; pixel += 1) {
      for (let c = 0; c < CHANNELS; c += 1) {
        images[to + pixel * CHANNELS + c] = bytes[from + 1 + c * PIXELS + pixel] ?? 0;
      }
    }
  }
  return count;
}
