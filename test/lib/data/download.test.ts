import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import type http from 'node:http';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { download, type DownloadOptions, type Progress } from '../../../lib/data/files/download';
import { dataPlaces } from '../../support/dataPlaces';
import { fileHandler, serve, type Server, type Serving } from '../../support/server';

const BYTES = randomBytes(300_000);

const FILE = {
  name: 'file.gz',
  size: BYTES.length,
  hash: ['sha256', createHash('sha256').update(BYTES).digest('hex')],
} as const;

describe('download', () => {
  const places = dataPlaces();
  let server: Server | undefined;

  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  const target = () => path.join(places.cache, 'file.gz');
  const part = () => `${target()}.part`;

  /** Starts a server and downloads from it. */
  async function from(handler: http.RequestListener, options: Partial<DownloadOptions> = {}) {
    server = await serve(handler);
    return download(FILE, target(), { mirrors: [server.url], ...options });
  }

  const asked = (header: 'range' | 'if-range') =>
    server?.requests.map(({ headers }) => headers[header]);

  /** Resolves once so many bytes are on the disk. */
  async function onDisk(bytes: number): Promise<void> {
    while (fs.statSync(part(), { throwIfNoEntry: false })?.size !== bytes) await setTimeout(5);
  }

  /** As an earlier run left it that was stopped after 100,000 bytes, from another address. */
  async function stopped(serving: Serving): Promise<void> {
    const stop = new AbortController();
    const run = from(fileHandler(BYTES, { ...serving, only: () => 100_000 }), {
      signal: stop.signal,
    });
    await onDisk(100_000);
    stop.abort(new Error('Stop pressed'));
    await assert.rejects(run, /Stop pressed/);
    await server?.close();
  }

  it('fetches the file under its own name, and leaves nothing else', async () => {
    assert.equal(await from(fileHandler(BYTES)), undefined);
    assert.deepEqual(fs.readFileSync(target()), BYTES);
    assert.deepEqual(places.cached(), ['file.gz']);
    assert.equal(server?.requests[0]?.url, '/file.gz');
  });

  it('asks nobody when the file is there', async () => {
    fs.mkdirSync(places.cache, { recursive: true });
    fs.writeFileSync(target(), 'there');
    assert.equal(await from(fileHandler(BYTES)), undefined);
    assert.equal(server?.requests.length, 0);
  });

  it('tells how far it is, up to the last byte', async () => {
    const seen: Progress[] = [];
    await from(fileHandler(BYTES), { onProgress: (progress) => seen.push(progress) });
    assert.deepEqual(seen.at(-1), { file: 'file.gz', received: 300_000, total: 300_000 });
    const received = seen.map((progress) => progress.received);
    assert.deepEqual(
      received,
      received.slice().sort((a, b) => a - b),
    );
  });

  it('goes on by itself where the connection broke', async () => {
    const only = (answer: number) => (answer < 2 ? 100_000 : Infinity);
    assert.equal(
      await from(fileHandler(BYTES, { etag: '"a"', only, beforeBreak: onDisk })),
      undefined,
    );
    assert.deepEqual(asked('range'), [undefined, 'bytes=100000-', 'bytes=200000-']);
    assert.deepEqual(asked('if-range'), [undefined, '"a"', '"a"']);
    assert.deepEqual(fs.readFileSync(target()), BYTES);
    assert.deepEqual(places.cached(), ['file.gz']);
  });

  it('names the file and how far it came when the connection breaks again and again', async () => {
    await assert.rejects(
      from(fileHandler(BYTES, { only: () => 50_000, beforeBreak: onDisk })),
      /^Error: file\.gz: the connection broke off after 150000 of 300000 bytes .*run this again to go on from there/,
    );
    assert.equal(server?.requests.length, 3);
    assert.ok(!fs.existsSync(target()));
  });

  it('goes on in a later run, after a stop in the middle', async () => {
    await stopped({ etag: '"a"' });
    assert.equal(await from(fileHandler(BYTES, { etag: '"a"' })), undefined);
    assert.deepEqual(asked('range'), ['bytes=100000-']);
    assert.deepEqual(asked('if-range'), [undefined]);
    assert.deepEqual(fs.readFileSync(target()), BYTES);
  });

  it('goes on after Ctrl-C, if the file is still the same', async () => {
    let serving = fileHandler(BYTES, { etag: '"a"', only: () => 100_000 });
    server = await serve((request, response) => {
      serving(request, response);
    });
    const options = { mirrors: [server.url] };
    const script = `require('./lib/data/files/download').download(...${JSON.stringify([FILE, target(), options])})`;
    const run = spawn(process.execPath, ['-r', 'ts-node/register', '-e', script], {
      cwd: path.resolve(__dirname, '../../..'),
    });
    await onDisk(100_000);
    run.kill('SIGINT');
    await once(run, 'exit');
    assert.ok(!fs.existsSync(target()));

    serving = fileHandler(BYTES, { etag: '"a"' });
    assert.equal(await download(FILE, target(), options), undefined);
    assert.deepEqual(asked('range'), [undefined, 'bytes=100000-']);
    assert.deepEqual(asked('if-range'), [undefined, '"a"']);
    assert.deepEqual(fs.readFileSync(target()), BYTES);
    assert.deepEqual(places.cached(), ['file.gz']);
  });

  it('begins again when the server knows no ranges', async () => {
    await stopped({});
    assert.equal(await from(fileHandler(BYTES, { ranges: false })), undefined);
    assert.deepEqual(fs.readFileSync(target()), BYTES);
  });

  for (const [kind, first, second] of [
    ['ETag', { etag: '"old"' }, { etag: '"new"' }],
    [
      'date',
      { lastModified: 'Mon, 01 Jan 2001 00:00:00 GMT', etag: 'W/"weak"' },
      { lastModified: 'Tue, 02 Jan 2001 00:00:00 GMT', etag: 'W/"weak"' },
    ],
  ] as const) {
    it(`begins again when the file has another ${kind} meanwhile`, async () => {
      const old = Buffer.from(BYTES.map((byte) => byte ^ 255));
      let serving = fileHandler(old, { ...first, only: () => 100_000, beforeBreak: onDisk });
      const result = await from((request, response) => {
        serving(request, response);
        serving = fileHandler(BYTES, second);
      });
      assert.equal(result, undefined);
      assert.deepEqual(asked('range'), [undefined, 'bytes=100000-']);
      assert.deepEqual(fs.readFileSync(target()), BYTES);
    });
  }

  it('removes a file with another checksum, and says which sum was due', async () => {
    const wrong = Buffer.from(BYTES);
    wrong[1000]! ^= 1;
    await assert.rejects(from(fileHandler(wrong)), (error: Error) => {
      assert.match(error.message, /^file\.gz: what was downloaded has the sha256 sum /);
      assert.ok(error.message.includes(`not ${FILE.hash[1]}, and was removed; try again`));
      return true;
    });
    assert.deepEqual(places.cached(), []);
  });

  it('checks a complete file that was left without its name', async () => {
    fs.mkdirSync(places.cache, { recursive: true });
    fs.writeFileSync(part(), BYTES);
    assert.equal(await from(fileHandler(BYTES)), undefined);
    assert.equal(server?.requests.length, 0);
    assert.deepEqual(places.cached(), ['file.gz']);
  });

  it('lets two runs fetch the same file at once', async () => {
    server = await serve(fileHandler(BYTES, { etag: '"a"' }));
    const options = { mirrors: [server.url] };
    await Promise.all([download(FILE, target(), options), download(FILE, target(), options)]);
    assert.deepEqual(fs.readFileSync(target()), BYTES);
    assert.deepEqual(places.cached(), ['file.gz']);
  });

  describe('when a server refuses', () => {
    const answer =
      (status: number, headers: http.OutgoingHttpHeaders = {}, body = ''): http.RequestListener =>
      (_, response) => {
        response.writeHead(status, headers).end(body);
      };

    for (const [title, handler, reason] of [
      ['404', answer(404), 'HTTP status 404'],
      ['500', answer(500), 'HTTP status 500'],
      ['403 with a page', answer(403, {}, '<html>'), 'HTTP status 403'],
      [
        'a page in place of the file',
        answer(200, { 'Content-Length': 6 }, '<html>'),
        'the file has 6 bytes there, not 300000',
      ],
      ['a redirect to itself', answer(302, { Location: '/file.gz' }), 'redirect count exceeded'],
    ] as const) {
      it(`says so, with the address: ${title}`, async () => {
        const refusal = await from(handler);
        assert.deepEqual(refusal, {
          kind: 'refused',
          reason: `${server?.url}/file.gz: ${reason}`,
        });
        assert.deepEqual(places.cached(), []);
      });
    }

    it('takes the next one', async () => {
      const good = await serve(fileHandler(BYTES));
      try {
        server = await serve(answer(404));
        const mirrors = [server.url, `${good.url}/`];
        assert.equal(await download(FILE, target(), { mirrors }), undefined);
        assert.equal(good.requests[0]?.url, '/file.gz');
      } finally {
        await good.close();
      }
    });

    it('counts bytes from another place than asked for as a refusal', async () => {
      await stopped({});
      const refusal = await from((_, response) => {
        response
          .writeHead(206, { 'Content-Range': 'bytes 5-299999/300000' })
          .end(BYTES.subarray(5));
      });
      assert.equal(refusal?.kind, 'refused');
      assert.match(refusal.reason, /sends bytes from 5 on, asked for those from 100000 on/);
    });
  });

  it('calls a server that nobody runs unreachable', async () => {
    server = await serve(fileHandler(BYTES));
    const { url } = server;
    await server.close();
    assert.deepEqual(await download(FILE, target(), { mirrors: [url] }), {
      kind: 'unreachable',
      reason: `no answer from ${new URL(url).host} (ECONNREFUSED)`,
    });
  });

  it('gives up a server that accepts and then says nothing', async () => {
    const refusal = await from(() => undefined);
    assert.equal(refusal?.kind, 'unreachable');
    assert.match(refusal.reason, /no answer for 3 s/);
  });

  it('stops with the reason of its signal', async () => {
    const stop = new AbortController();
    const stopped = from(
      () => {
        stop.abort(new Error('Stop pressed'));
      },
      { signal: stop.signal },
    );
    await assert.rejects(stopped, /Stop pressed/);
  });

  it('takes no more bytes than are due', async () => {
    const result = await from((_, response) => {
      response.write(BYTES); // without Content-Length
      response.end('and more');
    });
    assert.equal(result, undefined);
    assert.deepEqual(fs.readFileSync(target()), BYTES);
  });

  describe('when the disk refuses', () => {
    it('names the file, removes what is there of it, and says what helps: a full disk', async function () {
      if (!fs.existsSync('/dev/full')) {
        console.log('      skipped: this system has no /dev/full');
        this.skip();
      }
      fs.mkdirSync(places.cache, { recursive: true });
      fs.symlinkSync('/dev/full', part());
      await assert.rejects(from(fileHandler(BYTES)), {
        message: `${target()} cannot be written, the disk is full: free some space (ENOSPC); name another place in XDG_CACHE_HOME, or set COURSE_OFFLINE=1 to do without.`,
      });
      assert.deepEqual(places.cached(), []);
    });

    it('says so of a folder that cannot be made', async () => {
      fs.mkdirSync(path.dirname(places.cache), { recursive: true });
      fs.writeFileSync(places.cache, 'a file in its place');
      await assert.rejects(
        from(fileHandler(BYTES)),
        /file\.gz cannot be written, .*(EEXIST|ENOTDIR).* name another place in XDG_CACHE_HOME/,
      );
    });
  });
});
