import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parsed, recorded, serialised, type Progress } from '../../checks/progress/record';
import { progressFile } from '../../checks/progress/store';
import type { Verdict } from '../../checks/verdict';

const judged = {
  exercise: 'a',
  seed: 1,
  points: 0,
  outOf: 2,
  tried: { publicRight: 0, publicCount: 2, hiddenCount: 1 },
};
const pass: Verdict = { ...judged, kind: 'pass', points: 2, notes: [] };
const fail: Verdict = { ...judged, kind: 'fail', fault: 'values', seen: '', look: '' };
const stub: Verdict = { ...judged, kind: 'unattempted' };

describe('recording progress', () => {
  const after = (...verdicts: Verdict[]) => verdicts.reduce<Progress>(recorded, {})['a'];

  it('counts a try where something was written', () => {
    assert.deepEqual(after(stub), { kind: 'unattempted', points: 0, tries: 0 });
    assert.deepEqual(after(stub, fail), { kind: 'fail', points: 0, tries: 1 });
    assert.deepEqual(after(fail, stub), { kind: 'fail', points: 0, tries: 1 });
  });

  it('keeps what is solved solved', () => {
    assert.deepEqual(after(fail, pass, fail, stub), { kind: 'pass', points: 2, tries: 3 });
  });

  it('leaves other exercises alone', () => {
    const other = { b: { kind: 'pass', points: 1, tries: 1 } } as const;
    assert.deepEqual(recorded(other, fail), {
      ...other,
      a: { kind: 'fail', points: 0, tries: 1 },
    });
  });

  it('reads what it writes, and nothing else', () => {
    const progress = recorded({}, pass);
    assert.deepEqual(parsed(serialised(progress)), progress);
    const other = [
      '',
      '{',
      'null',
      '[]',
      '{"version":2,"exercises":{}}',
      '{"version":1}',
      '{"version":1,"exercises":[]}',
      '{"version":1,"exercises":{"a":null}}',
      '{"version":1,"exercises":{"a":{"kind":"won","points":1,"tries":1}}}',
      '{"version":1,"exercises":{"a":{"kind":"pass","points":"2","tries":1}}}',
      '{"version":1,"exercises":{"a":{"kind":"pass","points":2}}}',
    ];
    for (const text of other) assert.equal(parsed(text), undefined, text);
  });
});

describe('the progress file', () => {
  let folder = '';
  let file = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'progress-'));
    file = path.join(folder, '.course', 'progress.json');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is made at the first verdict, whole, with no temporary file beside it', () => {
    const store = progressFile(file);
    assert.deepEqual(store.read(), {});
    assert.ok(!existsSync(file));
    store.add(pass);
    assert.deepEqual(readdirSync(path.dirname(file)), ['progress.json']);
    assert.deepEqual(parsed(readFileSync(file, 'utf8')), store.read());
    assert.equal(store.trouble(), '');
  });

  it('is shared by two kernels', () => {
    const [one, other] = [progressFile(file), progressFile(file)];
    one.add(pass);
    other.add({ ...fail, exercise: 'b' });
    assert.deepEqual(Object.keys(one.read()), ['a', 'b']);
    assert.deepEqual(one.read(), other.read());
  });

  it('is started anew where it is corrupt, with a note that is given once', () => {
    mkdirSync(path.dirname(file));
    writeFileSync(file, '{"version":1,"exer');
    const store = progressFile(file);
    assert.deepEqual(store.read(), {});
    store.add(pass);
    assert.deepEqual(store.read()['a'], { kind: 'pass', points: 2, tries: 1 });
    assert.match(
      store.trouble(),
      /progress\.json could not be read as progress; it is started anew\./,
    );
    assert.equal(store.trouble(), '');
  });

  it('may be deleted to begin again', () => {
    const store = progressFile(file);
    store.add(pass);
    rmSync(file);
    assert.deepEqual(store.read(), {});
  });

  it('is done without where it cannot be written', () => {
    writeFileSync(path.join(folder, '.course'), 'a file in the way');
    const store = progressFile(file);
    store.add(pass);
    assert.match(store.trouble(), /^Progress is kept for this session only: E/);
    store.add({ ...fail, exercise: 'b' });
    assert.deepEqual(Object.keys(store.read()), ['a', 'b']);
  });

  it('leaves nothing half-written where the rename fails', () => {
    mkdirSync(path.join(file, 'a folder in the way'), { recursive: true });
    const store = progressFile(file);
    store.add(pass);
    assert.match(store.trouble(), /^Progress is kept for this session only/);
    assert.deepEqual(readdirSync(path.dirname(file)), ['progress.json']);
    assert.equal(store.read()['a']?.kind, 'pass');
  });

  it('is written again once that works', () => {
    const way = path.join(folder, '.course');
    writeFileSync(way, 'a file in the way');
    const store = progressFile(file);
    store.add(pass);
    rmSync(way);
    store.add({ ...fail, exercise: 'b' });
    assert.deepEqual(Object.keys(progressFile(file).read()), ['a', 'b']);
  });
});
