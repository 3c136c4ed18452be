import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { loadCifar10 } from '../../../lib/data';
import { cifarFile } from '../../support/cifar';
import { dataPlaces } from '../../support/dataPlaces';
import { serve } from '../../support/server';

const FOLDER = 'cifar-10-batches-bin';

describe('loadCifar10', () => {
  const places = dataPlaces();

  /** Puts files into `cifar-10-batches-bin`, in a folder named by COURSE_DATA. */
  function own(files: Readonly<Record<string, Buffer>>): void {
    const folder = path.join(places.data, FOLDER);
    fs.mkdirSync(folder, { recursive: true });
    for (const [name, bytes] of Object.entries(files)) {
      fs.writeFileSync(path.join(folder, name), bytes);
    }
    places.set('COURSE_DATA', places.data);
  }

  /** Five files, where the k-th has k pictures, labelled k, k + 1, … */
  const train = Object.fromEntries(
    [1, 2, 3, 4, 5].map((k) => [
      `data_batch_${k}.bin`,
      cifarFile(Array.from({ length: k }, (_, i) => (k + i) % 10)),
    ]),
  );

  it('reads the five training files in turn', async () => {
    own(train);
    const pictures = await loadCifar10();
    assert.equal(pictures.count, 1 + 2 + 3 + 4 + 5);
    assert.deepEqual([...pictures.labels], [1, 2, 3, 3, 4, 5, 4, 5, 6, 7, 5, 6, 7, 8, 9]);
    assert.equal(pictures.source, `CIFAR-10: 15 train pictures from ${places.data}`);
    assert.deepEqual(pictures.shape, [32, 32, 3]);
    assert.equal(pictures.classNames[6], 'frog');
  });

  it('puts the three planes of a record side by side, pixel by pixel', async () => {
    const record = Buffer.alloc(3073);
    record[0] = 7;
    for (let i = 0; i < 3072; i += 1) record[1 + i] = (i * 31 + (i >> 10)) % 251;
    own({ 'test_batch.bin': Buffer.concat([cifarFile([2]), record]) });
    const { images, labels } = await loadCifar10({ split: 'test' });
    assert.deepEqual([...labels], [2, 7]);
    for (let row = 0; row < 32; row += 1) {
      for (let column = 0; column < 32; column += 1) {
        for (let channel = 0; channel < 3; channel += 1) {
          const seen = images[3072 + (row * 32 + column) * 3 + channel];
          assert.equal(seen, record[1 + channel * 1024 + row * 32 + column]);
        }
      }
    }
  });

  for (const [limit, labels] of [
    [2, [1, 2]],
    [3, [1, 2, 3]],
    [5, [1, 2, 3, 3, 4]],
    [99, [1, 2, 3, 3, 4, 5, 4, 5, 6, 7, 5, 6, 7, 8, 9]],
  ] as const) {
    it(`takes ${labels.length} of 15 pictures with a limit of ${limit}`, async () => {
      own(train);
      const pictures = await loadCifar10({ limit });
      assert.equal(pictures.count, labels.length);
      assert.deepEqual([...pictures.labels], labels);
      assert.equal(pictures.images.length, labels.length * 3072);
    });
  }

  it('draws pictures in their place without files, and says so', async () => {
    const pictures = await loadCifar10({ split: 'test', limit: 20 });
    assert.equal(
      pictures.source,
      'Drawn pictures: 20 to test, in place of CIFAR-10 (COURSE_OFFLINE is set)',
    );
    assert.deepEqual(pictures.shape, [32, 32, 3]);
    assert.ok(pictures.classNames.includes('umbrella'));
  });

  describe('names the file, what is wrong with it, and what helps', () => {
    const cases: [title: string, bytes: Buffer, found: string][] = [
      [
        'a truncated file',
        cifarFile([1, 2]).subarray(0, -1),
        'has 6145 bytes, which is no whole number of records of 3073',
      ],
      ['an empty file', Buffer.of(), 'has 0 bytes, which is no whole number of records of 3073'],
      [
        'a label that is no class',
        cifarFile([1, 2, 200]),
        'has the label 200 at place 2, classes are 0 … 9',
      ],
    ];
    for (const [title, bytes, found] of cases) {
      it(title, async () => {
        own({ ...train, 'data_batch_3.bin': bytes });
        const file = path.join(places.data, FOLDER, 'data_batch_3.bin');
        await assert.rejects(loadCifar10(), {
          message: `${file} ${found}; put a sound copy there, or remove the file.`,
        });
      });
    }

    it('a lacking file', async () => {
      own(train);
      fs.rmSync(path.join(places.data, FOLDER, 'data_batch_4.bin'));
      await assert.rejects(loadCifar10(), {
        message: `loadCifar10: COURSE_DATA, ${places.data}, lacks ${FOLDER}/data_batch_4.bin; add it, or unset COURSE_DATA.`,
      });
    });

    it('a server without the archive', async () => {
      const server = await serve((_, response) => response.writeHead(500).end());
      try {
        places.set('COURSE_OFFLINE', '');
        places.set('COURSE_DATA_URL', server.url);
        await assert.rejects(loadCifar10(), {
          message: `loadCifar10: ${server.url}/cifar-10-binary.tar.gz: HTTP status 500; correct or unset COURSE_DATA_URL, or set COURSE_OFFLINE=1 to do without.`,
        });
      } finally {
        await server.close();
      }
    });
  });

  it('refuses a limit that is no whole number', async () => {
    await assert.rejects(loadCifar10({ limit: 0.5 }), {
      name: 'RangeError',
      message: 'loadCifar10: limit is 0.5; it must be a whole number above 0.',
    });
  });
});
