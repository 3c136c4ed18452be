import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { create } from 'tar';
import { unpackFolder } from '../../../lib/data/files/unpack';
import { obtain } from '../../../lib/data/files/obtain';

import { cifarFile } from '../../support/cifar';
import { dataPlaces } from '../../support/dataPlaces';
import { fileHandler, serve } from '../../support/server';

const FOLDER = 'pictures-bin';

describe('unpackFolder', () => {
  const places = dataPlaces();
  const archive = () => path.join(places.cache, 'pictures.tar.gz');
  const content = randomBytes(50_000);

  /** Packs a folder and a file beside it. */
  async function packed(): Promise<Buffer> {
    const from = path.join(places.data, 'from');
    fs.mkdirSync(path.join(from, FOLDER), { recursive: true });
    fs.writeFileSync(path.join(from, FOLDER, 'a.bin'), content);
    fs.writeFileSync(path.join(from, FOLDER, 'b.bin'), cifarFile([1]));
    fs.writeFileSync(path.join(from, 'unwanted'), '');
    const file = path.join(places.data, 'packed.tar.gz');
    await create({ file, gzip: true, cwd: from }, [FOLDER, 'unwanted']);
    return fs.readFileSync(file);
  }

  function store(bytes: Buffer): void {
    fs.mkdirSync(places.cache, { recursive: true });
    fs.writeFileSync(archive(), bytes);
  }

  it('takes the folder out, nothing else, and removes the archive', async () => {
    store(await packed());
    await unpackFolder(archive(), FOLDER);
    assert.deepEqual(places.cached(), [FOLDER, `${FOLDER}/a.bin`, `${FOLDER}/b.bin`]);
    assert.deepEqual(fs.readFileSync(path.join(places.cache, FOLDER, 'a.bin')), content);
  });

  it('is content when another notebook was first', async () => {
    store(await packed());
    await Promise.all([unpackFolder(archive(), FOLDER), unpackFolder(archive(), FOLDER)]);
    assert.deepEqual(places.cached(), [FOLDER, `${FOLDER}/a.bin`, `${FOLDER}/b.bin`]);
  });

  for (const [title, damage, found] of [
    ['a truncated archive', (bytes: Buffer) => bytes.subarray(0, 20_000), 'Z_BUF_ERROR'],
    [
      'a corrupt archive',
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 20_000), bytes.subarray(20_100)]),
      'Z_DATA_ERROR',
    ],
    ['no archive at all', () => gzipSync('<html>'), 'TAR_BAD_ARCHIVE'],
  ] as const) {
    it(`names ${title}, and leaves nothing of the folder`, async () => {
      store(damage(await packed()));
      await assert.rejects(unpackFolder(archive(), FOLDER), {
        message: `${archive()} cannot be unpacked, ${found}; put a sound copy there, or remove the file.`,
      });
      assert.deepEqual(places.cached(), ['pictures.tar.gz']);
    });
  }

  it('names an archive without the folder', async () => {
    store(await packed());
    await assert.rejects(unpackFolder(archive(), 'other'), {
      message: `${archive()} holds no folder other; put a sound copy there, or remove the file.`,
    });
    assert.deepEqual(places.cached(), ['pictures.tar.gz']);
  });

  it('follows a download, once for all files', async () => {
    const bytes = await packed();
    const server = await serve(fileHandler(bytes));
    places.set('COURSE_OFFLINE', '');
    places.set('COURSE_DATA_URL', server.url);
    const pictures = {
      files: [`${FOLDER}/a.bin`, `${FOLDER}/b.bin`],
      remote: [
        {
          name: 'pictures.tar.gz',
          size: bytes.length,
          hash: ['md5', createHash('md5').update(bytes).digest('hex')] as const,
        },
      ],
      mirrors: [],
      unpack: () => unpackFolder(archive(), FOLDER),
    };
    try {
      for (let time = 0; time < 2; time += 1) {
        assert.deepEqual(await obtain('load', pictures, { onProgress: () => undefined }), {
          kind: 'found',
          paths: pictures.files.map((file) => path.join(places.cache, file)),
          folder: places.cache,
        });
      }
      assert.equal(server.requests.length, 1);
    } finally {
      await server.close();
    }
  });

  it('prints a line at each quarter of a download when nobody listens', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'Content-Length': 4_000_000 });
      for (let quarter = 0; quarter < 4; quarter += 1) response.write(Buffer.alloc(1_000_000));
      response.end();
    });
    places.set('COURSE_OFFLINE', '');
    places.set('COURSE_DATA_URL', server.url);
    const zeros = createHash('md5').update(Buffer.alloc(4_000_000)).digest('hex');
    const remote = [{ name: 'zeros.bin', size: 4_000_000, hash: ['md5', zeros] as const }];
    const lines: unknown[] = [];
    const { log } = console;
    console.log = (line) => lines.push(line);
    try {
      await obtain('load', { files: ['zeros.bin'], remote, mirrors: [] }, {});
    } finally {
      console.log = log;
      await server.close();
    }
    assert.equal(lines.at(-1), 'Downloading zeros.bin: 100 % of 4,000 kB');
    assert.equal(new Set(lines).size, lines.length);
    assert.ok(lines.length <= 5, lines.join());
  });
});
