import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { isolated } from '../../grading/sandbox/isolated';
import { wayHere } from '../../grading/sandbox/way';
import type { Workers } from '../../grading/workers';
import { doors, unstripped } from './attacks/escapes';
import { forgeries } from './attacks/forgeries';
import { hogs } from './attacks/hogs';
import { ISOLATIONS, markOf, nameOf, right, seenOf, TIGHT, workersOrSkip } from './kit';

const root = path.join(__dirname, '..', '..');

for (const isolation of ISOLATIONS) {
  describe(`an attack behind ${isolation}`, () => {
    let workers: Workers;
    let files: string[] = [];
    before(function () {
      workers = workersOrSkip(this, isolation);
      files = readdirSync(root);
    });

    for (const [title, [name, code]] of Object.entries({ ...forgeries, ...hogs })) {
      it(`${title}: ${name}`, async () => {
        const mark = await markOf(workers, code);
        assert.equal(nameOf(mark), name, JSON.stringify(mark).slice(0, 2000));
        assert.equal(mark.points, name === 'pass' ? 2 : 0);
      });
    }

    it('finds no door to Node that is open', async () => {
      assert.match(seenOf(await markOf(workers, doors)), /stopped with: open: \.$/);
    });

    it('gets nowhere where it has found one, but for a network that only bubblewrap shuts', async () => {
      const server = createServer().listen(0, '127.0.0.1');
      const marker = path.join(os.tmpdir(), `stolen-${process.pid}.tmp`);
      process.env['GRADER_SECRET'] = 'secret';
      const { port } = server.address() as AddressInfo;
      const { command } = wayHere(unstripped(port, marker), TIGHT, isolation);
      const worker = isolated(command, TIGHT);
      try {
        const tried = JSON.parse(await worker.ask('', 'The attack', 5)) as Record<string, string>;
        const { connects, 'kills the grader': kills, ...others } = tried;
        for (const [what, result] of Object.entries(others)) assert.equal(result, 'refused', what);
        if (isolation === 'bubblewrap') assert.deepEqual([connects, kills], ['refused', 'refused']);
        else if (process.getuid?.() === 0) assert.equal(kills, 'refused');
        assert.equal(existsSync(marker), false);
      } finally {
        worker.kill();
        server.close();
        delete process.env['GRADER_SECRET'];
      }
    });

    it('leaves the next exercise as it was, and nothing on the disk', async () => {
      assert.equal(nameOf(await markOf(workers, right())), 'pass');
      assert.deepEqual(readdirSync(root), files);
    });
  });
}
