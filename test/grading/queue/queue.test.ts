import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gradeClass, type ClassWork } from '../../../grading/batch/gradeClass';
import { packed, unpacked } from '../../../grading/queue/parcel';
import { queueName } from '../../../grading/queue/redis';
import type { Submission } from '../../../grading/submission';
import { hasRedis, startRedis, type RedisServer } from '../../support/redis';
import { sandbox, type Sandbox } from '../../support/sandbox';
import type { Wish } from '../batch/fakeGrader';

const COURSE = [{ notebook: '04-simclr-nt-xent', exercise: { name: 'ntXent', points: 4 } }];
const TERMS = { options: { seed: 5 }, hiddenHash: '', versions: { node: '22', course: '1' } };

describe('a queue of submissions', function () {
  this.timeout(120_000);
  let redis: RedisServer | undefined;
  let box: Sandbox;
  let workers: ChildProcess[];

  before(async function () {
    if (!hasRedis()) {
      console.log('      skipped: there is no redis-server on the PATH');
      this.skip();
    }
    redis = await startRedis();
  });
  after(async () => {
    await redis?.end();
  });
  beforeEach(() => {
    box = sandbox();
    workers = [];
  });
  afterEach(async () => {
    for (const worker of workers) {
      if (worker.exitCode !== null || worker.signalCode !== null) continue;
      worker.kill('SIGKILL');
      await once(worker, 'exit');
    }
    box.dispose();
  });

  const startWorker = async (terms: object = TERMS): Promise<ChildProcess> => {
    const script = path.join(__dirname, 'fakeWorker.ts');
    const words = ['-r', 'ts-node/register', script, redis!.url, JSON.stringify(terms)];
    const worker = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    workers.push(worker);
    await once(worker.stdout, 'data');
    return worker;
  };

  const log = () => path.join(box.folder, 'log');
  /** Process and student of every submission that was begun, in order. */
  const begun = () =>
    box.exists('log')
      ? box
          .read('log')
          .trim()
          .split('\n')
          .map((line) => line.split(' ') as [string, string])
      : [];

  const submitted = (student: string, wish: Wish = {}): Submission => {
    const text = JSON.stringify({ points: 3, log: log(), ...wish });
    box.write(`in/${student}.ipynb`, text);
    const file = path.join(box.folder, 'in', `${student}.ipynb`);
    const sha256 = createHash('sha256').update(text).digest('hex');
    return { student, files: [{ path: `${student}.ipynb`, sha256, file }], remarks: [] };
  };

  const work = (
    submissions: readonly Submission[],
    more: Partial<ClassWork> = {},
    crew = {},
  ): ClassWork => ({
    submissions,
    source: box.folder,
    receipts: path.join(box.folder, 'receipts'),
    terms: TERMS,
    crew: { jobs: 1, grader: '', deadline: 1000, queue: redis!.url, ...crew },
    course: COURSE,
    ...more,
  });

  const class12 = (takes: number) =>
    Array.from({ length: 12 }, (_, i) =>
      submitted(`s${String(i).padStart(2, '0')}`, { takes, points: i % 5 }),
    );

  it('is emptied by two workers, one of them killed in the middle: a row each, none lost, none twice', async () => {
    const submissions = class12(300);
    const [, doomed] = [await startWorker(), await startWorker()];
    const seen: [number, number][] = [];
    const graded = gradeClass(work(submissions, { progress: (...far) => seen.push(far) }));
    while (begun().length < 5) await sleep(20);
    doomed.kill('SIGKILL');
    const { rows, failed } = await graded;
    assert.deepEqual(failed, []);
    assert.deepEqual(
      rows.map(({ mark }) => [mark.student, mark.points]),
      submissions.map(({ student }, i) => [student, i % 5]),
    );
    assert.ok(new Set(begun().map(([pid]) => pid)).size >= 2, 'both have worked');
    assert.ok(begun().length > submissions.length, 'what the killed one had begun was begun again');
    assert.deepEqual(seen.at(0), [0, 12]);
    assert.deepEqual(seen.at(-1), [12, 12]);
    assert.equal(seen.length, 13);
  });

  it('begins each submission once where no worker dies', async () => {
    await Promise.all([startWorker(), startWorker()]);
    const { rows } = await gradeClass(work(class12(10)));
    assert.equal(rows.length, 12);
    assert.equal(begun().length, 12);
  });

  it('goes on after the one who queued it was stopped, without queueing anything twice', async () => {
    const submissions = class12(150);
    const stop = new AbortController();
    await startWorker();
    const first = gradeClass(work(submissions, {}, { signal: stop.signal }));
    while (begun().length < 4) await sleep(20);
    stop.abort();
    const stopped = await first;
    assert.ok(stopped.isStopped && stopped.rows.length < 12);
    const { rows, takenUp } = await gradeClass(work(submissions));
    assert.equal(rows.length, 12);
    assert.ok(takenUp >= 3);
    const counts = begun().map(([, student]) => student);
    assert.equal(new Set(counts).size, 12);
    assert.ok(counts.length <= 13);
  });

  it('gives a submission that the grader fails on a row that says so', async () => {
    await startWorker();
    const submissions = [
      submitted('fine'),
      submitted('odd', { ends: 'throws' }),
      submitted('dies', { ends: 'exits' }),
    ];
    const { rows, failed } = await gradeClass(work(submissions));
    assert.deepEqual([...failed].sort(), ['dies', 'odd']);
    assert.equal(rows.length, 3);
    assert.match(rows[1]!.mark.remarks[0]!.says, /cannot grade this <one>/);
    assert.match(rows[2]!.mark.remarks[0]!.says, /ended with exit code 7/);
  });

  it('says so where nobody works on it, and waits for a worker of the same course', async () => {
    const notices: string[] = [];
    const other = { ...TERMS, versions: { ...TERMS.versions, course: '2' } };
    await startWorker(other);
    const graded = gradeClass(
      work([submitted('ada')], {}, { notice: (text: string) => notices.push(text) }),
    );
    while (notices.length === 0) await sleep(20);
    assert.match(notices[0]!, /No worker with this version .* grade -- worker --queue redis:/);
    assert.deepEqual(begun(), []);
    await startWorker();
    assert.equal((await graded).rows[0]?.mark.points, 3);
  });

  it('is not there where no server answers, and is told by name', async () => {
    const one = [submitted('ada')];
    await assert.rejects(
      gradeClass(work(one, {}, { queue: 'redis://127.0.0.1:1' })),
      /grade: no Redis answers at 127\.0\.0\.1:1: /,
    );
    await assert.rejects(
      gradeClass(work(one, {}, { queue: 'localhost' })),
      /--queue is localhost; wanted/,
    );
  });

  it('carries files to a machine that shares no disk', async () => {
    const submission = submitted('ada');
    const parcel = JSON.parse(JSON.stringify(await packed(submission, 5))) as Awaited<
      ReturnType<typeof packed>
    >;
    const { files, student } = await unpacked(parcel, path.join(box.folder, 'there'));
    assert.equal(student, 'ada');
    assert.equal(files[0]?.path, 'ada.ipynb');
    assert.equal(box.read('there/0.ipynb'), box.read('in/ada.ipynb'));
  });
});

describe('queueName', () => {
  it('is the same for the same terms in any order, and another for others', () => {
    const versions = { course: '1', node: '22' };
    assert.equal(queueName(TERMS), queueName({ hiddenHash: '', versions }));
    assert.notEqual(queueName(TERMS), queueName({ hiddenHash: 'x', versions }));
    assert.notEqual(
      queueName(TERMS),
      queueName({ hiddenHash: '', versions: { ...versions, node: '24' } }),
    );
  });
});
