import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { gradeClass, type ClassWork } from '../../../grading/batch/gradeClass';
import { readReceipt } from '../../../grading/batch/receipts';
import type { Submission } from '../../../grading/submission';
import { sandbox, type Sandbox } from '../../support/sandbox';
import type { Wish } from './fakeGrader';

const COURSE = [{ notebook: '04-simclr-nt-xent', exercise: { name: 'ntXent', points: 4 } }];

describe('gradeClass', function () {
  this.timeout(120_000);
  let box: Sandbox;
  beforeEach(() => {
    box = sandbox();
  });
  afterEach(() => {
    box.dispose();
  });
  const submitted = (student: string, wish: Wish): Submission => {
    const text = JSON.stringify(wish);
    box.write(`in/${student}.ipynb`, text);
    const file = path.join(box.folder, 'in', `${student}.ipynb`);
    return { student, files: [{ path: `${student}.ipynb`, sha256: text, file }], remarks: [] };
  };
  const work = (
    submissions: readonly Submission[],
    change: Partial<ClassWork> = {},
  ): ClassWork => ({
    submissions,
    source: path.join(box.folder, 'in'),
    receipts: path.join(box.folder, 'receipts'),
    terms: { options: { seed: 5 }, hiddenHash: '', versions: { node: '20' } },
    crew: { jobs: 2, grader: require.resolve('./fakeGrader'), deadline: 60_000 },
    course: COURSE,
    ...change,
  });

  it('gives a row a submission in the class’s order, and a receipt for each', async () => {
    const submissions = ['ada', 'bob', 'eve'].map((name, i) => submitted(name, { points: i }));
    const { rows, failed, takenUp } = await gradeClass(work(submissions));
    assert.deepEqual(
      rows.map(({ mark: { student, points } }) => [student, points]),
      [
        ['ada', 0],
        ['bob', 1],
        ['eve', 2],
      ],
    );
    assert.deepEqual([failed, takenUp], [[], 0]);
    const { mark, options } = await readReceipt(path.join(box.folder, 'receipts', 'eve.json'));
    assert.deepEqual([mark.points, options], [2, { seed: 5 }]);
  });
  it('loses no row to a grader that throws, exits, is killed or hangs, and grades the others', async () => {
    const ends = ['throws', 'exits', 'killed', 'hangs'] as const;
    const submissions = [
      ...ends.map((end) => submitted(end, { ends: end })),
      submitted('ok', { points: 4 }),
    ];
    const crew = { jobs: 2, grader: require.resolve('./fakeGrader'), deadline: 2500 };
    const { rows, failed } = await gradeClass(work(submissions, { crew }));
    assert.deepEqual(
      rows.map(({ mark: { student, points, outOf } }) => [student, points, outOf]),
      [...ends.map((end) => [end, 0, 4]), ['ok', 4, 4]],
    );
    const said = rows.map(({ mark: { remarks } }) => remarks.map(({ says }) => says).join(' '));
    assert.match(said[0]!, /Grading failed, which says nothing about the answers: cannot grade/);
    assert.match(said[1]!, /exit code 7\. last words/);
    assert.match(said[2]!, /ended by SIGKILL/);
    assert.match(said[3]!, /took more than 3 s/);
    assert.deepEqual([...failed].sort(), [...ends].sort());
    assert.deepEqual(fs.readdirSync(path.join(box.folder, 'receipts')), ['ok.json']);
  });
  it('tries once more where the process has died', async () => {
    const once = path.join(box.folder, 'tried');
    const { rows, failed } = await gradeClass(
      work([submitted('ada', { points: 3, ends: 'exits', once })]),
    );
    assert.deepEqual([rows[0]?.mark.points, failed], [3, []]);
  });
  it('takes up what is finished, unless files, seed or versions have changed', async () => {
    const log = path.join(box.folder, 'log');
    const [ada, bob] = [submitted('ada', { points: 1, log }), submitted('bob', { points: 2, log })];
    const first = await gradeClass(work([ada, bob]));
    const again = await gradeClass(work([ada, submitted('bob', { points: 3, log })]));
    assert.deepEqual([first.takenUp, again.takenUp], [0, 1]);
    assert.deepEqual(
      again.rows.map(({ mark }) => mark.points),
      [1, 3],
    );
    const { terms } = work([]);
    const seeded = await gradeClass(work([ada], { terms: { ...terms, options: { seed: 6 } } }));
    const newer = await gradeClass(work([ada], { terms: { ...terms, versions: { node: '22' } } }));
    assert.deepEqual([seeded.takenUp, newer.takenUp], [0, 0]);
    assert.equal(box.read('log').trim().split('\n').length, 5);
  });
  it('does not trust a receipt that was cut or is not one', async () => {
    const ada = submitted('ada', { points: 1 });
    for (const text of ['', '{"format":1', 'null', '{"format":1,"key":"x","mark":{"points":9}}']) {
      box.write('receipts/ada.json', text);
      const { takenUp, rows } = await gradeClass(work([ada]));
      assert.deepEqual([takenUp, rows[0]?.mark.points], [0, 1]);
      fs.rmSync(path.join(box.folder, 'receipts', 'ada.json'));
    }
  });
  it('stops at once when told to, and what was finished stays', async () => {
    const stop = new AbortController();
    const submissions = [
      submitted('ada', { points: 1 }),
      submitted('bob', { ends: 'hangs' }),
      submitted('eve', { points: 2 }),
    ];
    const crew = { ...work([]).crew, jobs: 1, signal: stop.signal };
    const running = gradeClass(
      work(submissions, {
        crew,
        progress: (done) => {
          if (done === 1) setTimeout(() => { stop.abort(); }, 500); // prettier-ignore
        },
      }),
    );
    const { rows, isStopped, failed } = await running;
    assert.deepEqual(
      rows.map(({ mark }) => mark.student),
      ['ada'],
    );
    assert.deepEqual([isStopped, failed], [true, []]);
  });
  it('says how far it is', async () => {
    const seen: [number, number][] = [];
    await gradeClass(
      work([submitted('ada', {}), submitted('bob', {})], {
        progress: (done, total) => seen.push([done, total]),
      }),
    );
    assert.deepEqual(seen, [
      [0, 2],
      [1, 2],
      [2, 2],
    ]);
  });
});
