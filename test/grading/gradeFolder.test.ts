import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readReceipt } from '../../grading/batch/receipts';
import { gradeFolder, type FolderOptions } from '../../grading/gradeFolder';
import type { ClassMarks } from '../../grading/marks';
import { replay } from '../../grading/replay';
import { gradeCommand } from '../../scripts/grade/folder';
import { replayCommand } from '../../scripts/grade/replay';
import { isUsage } from '../../scripts/grade/usage';
import { sandbox, type Sandbox } from '../support/sandbox';
import type { Wish } from './batch/fakeGrader';

const GRADER = require.resolve('./batch/fakeGrader');
const ROOT = path.join(__dirname, '..', '..');

describe('npm run grade', function () {
  this.timeout(120_000);
  let box: Sandbox;
  beforeEach(() => {
    box = sandbox();
  });
  afterEach(() => {
    box.dispose();
  });
  const at = (name: string) => path.join(box.folder, name);
  const submit = (wishes: Readonly<Record<string, Wish>>): void => {
    for (const [student, wish] of Object.entries(wishes))
      box.write(`in/${student}/04-simclr-nt-xent.ipynb`, JSON.stringify({ ...wish, student }));
  };
  const many = (count: number, takes: number): void => {
    const names = Array.from({ length: count }, (_, i) => `s${i + 10}`);
    submit(Object.fromEntries(names.map((name, i) => [name, { points: i % 5, takes, log: at('log') }]))); // prettier-ignore
  };
  const run = (change: Partial<FolderOptions> = {}) =>
    gradeFolder({
      source: at('in'),
      out: at('out'),
      crew: { jobs: 2, grader: GRADER, deadline: 60_000 },
      ...change,
    });
  /** The command in a process of its own, with the stand-in for a grader. */
  const command = (...args: readonly string[]) => {
    const script =
      `require('./scripts/grade/folder').gradeCommand(${JSON.stringify(args)}, ${JSON.stringify(GRADER)})` +
      '.then((code) => { process.exitCode = code; });';
    const child = spawn(process.execPath, ['-r', 'ts-node/register', '-e', script], { cwd: ROOT });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const ended = new Promise<{ code: number | null; said: string }>((resolve) => {
      child.on('close', (code) => {
        resolve({ code, said });
      });
    });
    return { child, ended };
  };
  const receipts = () => (box.exists('out/receipts') ? fs.readdirSync(at('out/receipts')) : []);
  const finished = async (count: number): Promise<void> => {
    while (receipts().filter((name) => name.endsWith('.json')).length < count) await sleep(50);
  };
  const points = ({ submissions }: ClassMarks) =>
    submissions.map(({ student, points: each }) => [student, each]);

  it('writes the results, and nothing else', async () => {
    submit({ ada: { points: 4 }, bob: { points: 1 } });
    const { marks, files } = await run();
    assert.deepEqual(points(marks), [
      ['ada', 4],
      ['bob', 1],
    ]);
    const wanted = [
      'class.json',
      'feedback',
      'receipts',
      ...files.map((file) => path.basename(file)),
    ];
    assert.deepEqual(fs.readdirSync(at('out')).sort(), wanted.sort());
    assert.deepEqual(fs.readdirSync(at('in')), ['ada', 'bob']);
  });
  it('draws a seed for the class, and takes it up the next time unless told another', async () => {
    submit({ ada: { points: 4 } });
    const first = (await run()).marks.seed;
    assert.equal((await run()).marks.seed, first);
    assert.equal((await run({ seed: 3 })).marks.seed, 3);
    assert.equal((await run()).marks.seed, 3);
  });
  it('grades anew where the hidden inputs have changed', async () => {
    submit({ ada: { points: 4 } });
    box.write('hidden/ntXent.ts', 'one');
    await run({ hidden: at('hidden') });
    assert.equal((await run({ hidden: at('hidden') })).takenUp, 1);
    box.write('hidden/ntXent.ts', 'two');
    assert.equal((await run({ hidden: at('hidden') })).takenUp, 0);
  });
  it('remarks on an answer that two students share', async () => {
    submit({ ada: { points: 4 }, bob: { points: 4 }, eve: { points: 2 } });
    const { marks } = await run();
    const said = marks.submissions.map(({ exercises }) => exercises[0]!.remarks[0]?.says ?? '');
    assert.match(said[0]!, /equal to what bob returned/);
    assert.match(said[1]!, /equal to what ada returned/);
    assert.equal(said[2], '');
  });
  it('loses nothing to kill -9 in the middle: a rerun goes on, and the marks are the same', async () => {
    many(16, 150);
    const { child, ended } = command(at('in'), '--out', at('out'), '--jobs', '2', '--seed', '9');
    await finished(4);
    child.kill('SIGKILL');
    await ended;
    const kept = receipts().filter((name) => name.endsWith('.json')).length;
    const again = await run();
    assert.ok(again.takenUp >= kept && kept >= 4 && again.takenUp < 16, `${again.takenUp} ${kept}`);
    assert.equal(again.marks.seed, 9);
    const whole = await run({ out: at('whole'), seed: 9 });
    assert.deepEqual(points(again.marks), points(whole.marks));
    assert.equal(points(again.marks).length, 16);
    assert.deepEqual(
      fs.readdirSync(at('out')).filter((name) => name.startsWith('.')),
      [],
    );
  });
  it('leaves no process behind after kill -9', async () => {
    many(8, 150);
    const { child, ended } = command(at('in'), '--out', at('out'), '--jobs', '2');
    await finished(1);
    child.kill('SIGKILL');
    await ended;
    const pids = new Set(box.read('log').split('\n').flatMap((line) => (line ? [Number(line.split(' ')[0])] : []))); // prettier-ignore
    const alive = (pid: number) => fs.existsSync(`/proc/${pid}`);
    for (let i = 0; i < 100 && [...pids].some(alive); i++) await sleep(50);
    assert.ok(pids.size > 0);
    assert.deepEqual([...pids].filter(alive), []);
  });
  it('ends cleanly on Ctrl-C and says how to go on', async () => {
    many(12, 300);
    const { child, ended } = command(at('in'), '--out', at('out'), '--jobs', '2');
    await finished(2);
    child.kill('SIGINT');
    const { code, said } = await ended;
    assert.equal(code, 130);
    assert.match(said, /stopped; \d+ submissions are graded and kept\. To go on, run/);
    assert.ok(said.includes(`npm run grade -- "${at('in')}" --out "${at('out')}"`), said);
    assert.deepEqual(fs.readdirSync(at('out')).sort(), ['class.json', 'receipts']);
    assert.equal((await run()).rows.length, 12);
  });
  it('has exit code 0 whatever the marks, and 1 where the grader itself failed', async () => {
    submit({ ada: { points: 0 } });
    assert.equal((await command(at('in'), '--out', at('out')).ended).code, 0);
    submit({ bob: { ends: 'throws' } });
    const { code, said } = await command(at('in'), '--out', at('out')).ended;
    assert.equal(code, 1);
    assert.match(said, /the grader itself failed on 1: bob/);
    assert.match(said, /1 were graded in an earlier run/);
  });
  it('takes it for wrong usage where it is asked for what it cannot do', async () => {
    submit({ ada: {} });
    const called = [
      [],
      ['nowhere'],
      [at('in'), '--jobs', '0'],
      [at('in'), '--seed', 'x'],
      [at('in'), '--nope'],
      [at('in'), '--notebooks', '99'],
      [at('in'), '--out', at('in/marks')],
    ];
    for (const args of called) await assert.rejects(gradeCommand(args, GRADER), isUsage);
    await assert.rejects(replayCommand([]), isUsage);
  });
  it('has exit code 2 and shows its help then', async () => {
    const script = ['-r', 'ts-node/register', 'scripts/grade.ts', '--nope'];
    const child = spawn(process.execPath, script, { cwd: ROOT });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const code = await new Promise((resolve) => child.on('close', resolve));
    assert.equal(code, 2);
    assert.match(said, /npm run grade -- DIR/);
  });

  describe('replay', () => {
    const again = () => replay(at('out/receipts/ada.json'), { grader: GRADER, deadline: 60_000 });
    it('finds the same marks, also where the file has got another name', async () => {
      submit({ ada: { points: 3 } });
      await run();
      assert.deepEqual((await again()).differences, []);
      fs.renameSync(at('in/ada'), at('in/other'));
      assert.deepEqual((await again()).differences, []);
    });
    it('says where the marks are others', async () => {
      submit({ ada: { points: 3 } });
      await run();
      const file = at('out/receipts/ada.json');
      fs.writeFileSync(file, box.read('out/receipts/ada.json').replaceAll('"points": 3', '"points": 4')); // prettier-ignore
      const { differences, changed } = await again();
      assert.match(differences.join(), /ntXent: 4 points then, 3 now/);
      assert.deepEqual(changed, []);
    });
    it('says which versions have changed', async () => {
      submit({ ada: { points: 3 } });
      await run();
      const file = at('out/receipts/ada.json');
      const receipt = await readReceipt(file);
      fs.writeFileSync(file, JSON.stringify({ ...receipt, versions: { ...receipt.versions, node: '18' } })); // prettier-ignore
      assert.deepEqual((await again()).changed, [`node was 18, is ${process.versions.node}`]);
    });
    it('says what is wanted where the file is gone or changed', async () => {
      submit({ ada: { points: 3 } });
      await run();
      submit({ ada: { points: 4 } });
      await assert.rejects(again(), /no file with the content of ada.*--submissions/s);
    });
  });
});
