import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gradescopeArchive } from '../../../grading/gradescope/archive';
import { gradescopeZip } from '../../../grading/gradescope/command';
import { gradeForGradescope } from '../../../grading/gradescope/grade';
import type { GradescopeResults } from '../../../grading/gradescope/results';
import { zipped } from '../../../grading/gradescope/zip';
import type { Grade, Submission } from '../../../grading/submission';
import { notebookNames, repository } from '../../notebooks/course';
import { sandbox, type Sandbox } from '../../support/sandbox';
import { SUBMISSION } from './marks';

const assignment = { seed: 11, notebooks: ['04-simclr-nt-xent'] };
const PYTHON = path.join(repository, '.venv/bin/python');

/** Unpacks by a program that shares no code with ours, file modes included. */
function unpacked(archive: Buffer, folder: string): void {
  const file = path.join(folder, 'autograder.zip');
  writeFileSync(file, archive);
  const script = `
import os, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
for info in archive.infolist():
    os.chmod(archive.extract(info, sys.argv[2]), info.external_attr >> 16)
`;
  execFileSync(PYTHON, ['-c', script, file, path.join(folder, 'source')]);
}

describe('a zip archive', () => {
  let box: Sandbox;
  before(() => {
    box = sandbox();
  });
  after(() => {
    box.dispose();
  });

  it('is read by others: names, contents, file modes', () => {
    const big = Buffer.alloc(300_000, 'repeated ');
    unpacked(
      zipped([
        { name: 'run', content: Buffer.from('#!/bin/sh\n'), isExecutable: true },
        { name: 'a/b/größe.txt', content: big },
        { name: 'empty', content: Buffer.alloc(0) },
      ]),
      box.folder,
    );
    assert.deepEqual(readFileSync(path.join(box.folder, 'source/a/b/größe.txt')), big);
    assert.equal(box.read('source/empty'), '');
    assert.equal(statSync(path.join(box.folder, 'source/run')).mode & 0o777, 0o755);
    assert.equal(statSync(path.join(box.folder, 'source/empty')).mode & 0o777, 0o644);
  });

  it('is the same for the same files', () => {
    const entries = [{ name: 'a', content: Buffer.from('a') }];
    assert.deepEqual(zipped(entries), zipped(entries));
  });
});

describe('the autograder for Gradescope', function () {
  this.timeout(120_000);
  let box: Sandbox;
  const at = (name: string) => path.join(box.folder, name);
  beforeEach(() => {
    box = sandbox();
  });
  afterEach(() => {
    box.dispose();
  });

  it('has both scripts at its root, for the Node that runs here, and what grading needs', () => {
    unpacked(gradescopeArchive(repository, assignment), box.folder);
    for (const script of ['setup.sh', 'run_autograder']) {
      assert.ok(statSync(at(`source/${script}`)).mode & 0o100, script);
      const { status, stderr } = spawnSync('bash', ['-n', at(`source/${script}`)], {
        encoding: 'utf8',
      });
      assert.equal(status, 0, stderr);
    }
    assert.ok(box.read('source/setup.sh').includes(`node-v${process.versions.node}-linux-`));
    assert.deepEqual(JSON.parse(box.read('source/assignment.json')), assignment);
    for (const name of ['grading/gradescope/run.ts', 'grading/hidden/ntXent.ts', 'tsconfig.json']) {
      assert.ok(box.exists(`source/${name}`), name);
    }
    for (const name of notebookNames) assert.ok(box.exists(`source/solutions/${name}.ts`), name);
    assert.ok(!box.exists('source/test'));
    assert.ok(!box.exists('source/node_modules'));
  });

  it('takes hidden inputs from a folder that is kept apart', () => {
    box.write('mine/ntXent.ts', 'export const hidden = () => [];');
    unpacked(gradescopeArchive(repository, assignment, at('mine')), box.folder);
    assert.equal(box.read('source/grading/hidden/ntXent.ts'), 'export const hidden = () => [];');
    assert.ok(!box.exists('source/grading/hidden/dclLoss.ts'));
    assert.ok(box.exists('source/grading/hidden/load.ts'));
  });

  const grader =
    (seen: Submission[]): Grade =>
    (submission) => {
      seen.push(submission);
      const mark = { ...SUBMISSION, student: submission.student, remarks: submission.remarks };
      return Promise.resolve({ mark, returned: [], hashes: {}, inputs: {} });
    };
  const results = () => JSON.parse(box.read('results/results.json')) as GradescopeResults;

  it('grades what was submitted, in folders or not, and nothing that a link leads to', async () => {
    box.write('submission/04-simclr-nt-xent.ipynb', '{}');
    box.write('submission/answers/05-positives-only-collapse.ipynb', '{}');
    box.write('secret.ipynb', '{}');
    symlinkSync(at('secret.ipynb'), at('submission/linked.ipynb'));
    box.write(
      'submission_metadata.json',
      JSON.stringify({ users: [{ name: 'Ada' }, { name: 'Bo' }] }),
    );
    const seen: Submission[] = [];
    await gradeForGradescope(box.folder, assignment, grader(seen));
    assert.equal(seen[0]?.student, 'Ada, Bo');
    assert.deepEqual(
      seen[0].files.map((file) => file.path),
      ['04-simclr-nt-xent.ipynb', 'answers/05-positives-only-collapse.ipynb'],
    );
    assert.match(results().output, /linked\.ipynb: is a link/);
    assert.equal(results().tests.length, 5);
  });

  it('runs from its archive on a real submission', function () {
    this.timeout(240_000);
    unpacked(
      gradescopeArchive(repository, { seed: 3, notebooks: ['01-cosine-similarity'] }),
      box.folder,
    );
    symlinkSync(path.join(repository, 'node_modules'), at('source/node_modules'));
    const solved = path.join(repository, 'solutions/01-cosine-similarity.ipynb');
    box.write('submission/work.ipynb', readFileSync(solved, 'utf8'));
    const { status, stderr } = spawnSync(at('source/run_autograder'), {
      env: { ...process.env, AUTOGRADER: box.folder },
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    assert.deepEqual(
      results().tests.map(({ name, score, max_score: most }) => [name, score, most]),
      [
        ['01-cosine-similarity: cosineSimilarity', 2, 2],
        ['01-cosine-similarity: cosineSimilarityMatrix', 2, 2],
        ['01-cosine-similarity: classSimilarity', 3, 3],
      ],
    );
  });

  it('gives no points for an empty submission and says so', async () => {
    mkdirSync(at('submission'));
    await gradeForGradescope(box.folder, assignment, grader([]));
    assert.match(results().output, /No notebook that can be read was returned/);
  });

  it('leaves out the exercises of notebooks that are not asked for', async () => {
    mkdirSync(at('submission'));
    await gradeForGradescope(
      box.folder,
      { seed: 1, notebooks: ['01-cosine-similarity'] },
      grader([]),
    );
    assert.deepEqual(results().tests, []);
  });

  it('leaves no results where the grader itself fails, so that no student is blamed', async () => {
    mkdirSync(at('submission'));
    const broken = () => Promise.reject(new Error('no Node permissions'));
    await assert.rejects(gradeForGradescope(box.folder, assignment, broken), /no Node permissions/);
    assert.ok(!box.exists('results/results.json'));
  });
});

describe('gradescope-zip', () => {
  let box: Sandbox;
  beforeEach(() => {
    box = sandbox();
  });
  afterEach(() => {
    box.dispose();
  });

  it('writes an archive for the notebooks that are named', async () => {
    const file = path.join(box.folder, 'new', 'auto.zip');
    const said = await gradescopeZip([file, '--notebook', '04-simclr-nt-xent', '--seed', '5']);
    assert.match(said, /auto\.zip written, for 04-simclr-nt-xent; seed 5\./);
    unpacked(readFileSync(file), box.folder);
    assert.deepEqual(JSON.parse(box.read('source/assignment.json')), {
      seed: 5,
      notebooks: ['04-simclr-nt-xent'],
    });
  });

  const wrong: Readonly<Record<string, readonly [words: readonly string[], says: RegExp]>> = {
    'an unknown notebook': [
      ['--notebook', '04'],
      /no notebook 04; there are 01-cosine-similarity, /,
    ],
    'a seed that is none': [['--seed', '-1.5'], /argument|--seed is/],
    'a seed that is too large': [['--seed', '4294967296'], /--seed is 4294967296/],
    'a folder of hidden inputs that is not there': [
      ['--hidden', '/nowhere'],
      /no folder \/nowhere/,
    ],
  };
  for (const [what, [words, says]] of Object.entries(wrong)) {
    it(`names ${what} and writes nothing`, async () => {
      const file = path.join(box.folder, 'auto.zip');
      await assert.rejects(gradescopeZip([file, ...words]), says);
      assert.ok(!box.exists('auto.zip'));
    });
  }
});
