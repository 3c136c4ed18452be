import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll, differences, writeBuilt, type BuiltFile } from '../../scripts/build/build';
import { goodSource, pointsOf } from './sources';

const repository = join(__dirname, '../..');

/** A course of these sources, with the repository's Jupytext. */
function makeCourse(sources: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'course-test-'));
  mkdirSync(join(root, 'solutions'));
  mkdirSync(join(root, 'notebooks'));
  symlinkSync(join(repository, '.venv'), join(root, '.venv'));
  for (const [name, text] of Object.entries(sources)) {
    writeFileSync(join(root, 'solutions', name), text);
  }
  return root;
}

const sources = {
  '01-sums.ts': goodSource,
  '02-one-more.ts': goodSource.replace('// %% [', '// %%\nconst first = 1;\n\n// %% ['),
  '03-twins.ts': `${goodSource}\n// %%\nconst twin = 1;\n\n// %%\nconst twin = 1;\n`,
};

interface Cell {
  id: string;
  metadata: Record<string, unknown>;
  source: string[];
}
const cellsOf = ({ text }: BuiltFile): Cell[] => (JSON.parse(text) as { cells: Cell[] }).cells;

describe('npm run build', () => {
  let root: string;
  let built: BuiltFile[];
  before(() => {
    root = makeCourse(sources);
    built = buildAll(root, pointsOf);
  });
  after(() => {
    rmSync(root, { recursive: true });
  });

  it('makes one notebook with the solutions and one without', () => {
    assert.deepEqual(
      built.slice(0, 2).map(({ path }) => path),
      ['solutions/01-sums.ipynb', 'notebooks/01-sums.ipynb'],
    );
    const [instructor, learner] = built.map(({ text }) => text);
    assert.match(instructor!, /BEGIN SOLUTION/);
    assert.match(instructor!, /All parts taken together/);
    assert.doesNotMatch(learner!, /SOLUTION|values\.reduce|All parts taken together/);
    assert.match(learner!, /throw new Error\('TODO: total'\);/);
  });

  it('makes the same bytes each time', () => {
    assert.deepEqual(buildAll(root, pointsOf), built);
  });

  it('gives a cell the same id in both notebooks, and keeps it when a cell comes before', () => {
    const [instructor, learner, later] = built.map((file) => cellsOf(file).map(({ id }) => id));
    assert.deepEqual(instructor, learner);
    assert.equal(new Set(instructor).size, 4);
    assert.deepEqual(later!.slice(1), instructor);
  });

  it('tells equal cells apart by their ids', () => {
    const ids = cellsOf(built[4]!).map(({ id }) => id);
    assert.equal(ids.length, 6);
    assert.equal(new Set(ids).size, 6);
  });

  it('marks exercises, checks and answers for nbgrader, with the points of checks/', () => {
    const marks = cellsOf(built[1]!).map(({ metadata }) => metadata['nbgrader']);
    const always = { schema_version: 3, task: false };
    assert.deepEqual(marks, [
      undefined,
      { ...always, grade_id: 'exercise-total', grade: false, locked: false, solution: true },
      { ...always, grade_id: 'check-total', grade: true, locked: true, points: 2, solution: false },
      {
        ...always,
        grade_id: 'answer-meaning',
        grade: true,
        locked: false,
        points: 1,
        solution: true,
      },
    ]);
  });

  it('writes what nbformat holds valid, byte for byte as nbformat writes it', () => {
    built.forEach((file) => writeBuilt(root, file));
    const script = `
import sys, nbformat
for path in sys.argv[1:]:
    with open(path, encoding='utf8') as file:
        text = file.read()
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    assert nbformat.writes(notebook) + '\\n' == text, path
`;
    const paths = built.map(({ path }) => join(root, path));
    execFileSync(join(repository, '.venv/bin/python'), ['-W', 'error', '-c', script, ...paths]);
  });

  it('writes only what changed and leaves no temporary file', () => {
    built.forEach((file) => writeBuilt(root, file));
    assert.deepEqual(
      built.map((file) => writeBuilt(root, file)),
      built.map(() => false),
    );
    assert.equal(writeBuilt(root, { ...built[1]!, text: 'old' }), true);
    assert.equal(writeBuilt(root, built[1]!), true);
    assert.deepEqual(
      readdirSync(join(root, 'notebooks')),
      Object.keys(sources).map((name) => name.replace(/ts$/, 'ipynb')),
    );
    assert.equal(readFileSync(join(root, built[1]!.path), 'utf8'), built[1]!.text);
  });

  it('finds notebooks that differ, are missing, or have no source', () => {
    assert.deepEqual(differences(root, built), []);
    appendFileSync(join(root, 'notebooks/01-sums.ipynb'), ' ');
    rmSync(join(root, 'solutions/01-sums.ipynb'));
    writeFileSync(join(root, 'notebooks/09-old.ipynb'), '{}');
    assert.deepEqual(differences(root, built), [
      'solutions/01-sums.ipynb is missing',
      'notebooks/01-sums.ipynb differs from its source',
      'notebooks/09-old.ipynb has no source in solutions/',
    ]);
  });

  it('refuses a source whose name is not numbered', () => {
    const other = makeCourse({ 'sums.ts': goodSource });
    assert.throws(() => buildAll(other, pointsOf), { message: /^solutions\/sums\.ts: / });
    rmSync(other, { recursive: true });
  });

  it('says that set-up comes first where Jupytext is missing', () => {
    const other = makeCourse(sources);
    rmSync(join(other, '.venv'));
    assert.throws(() => buildAll(other, pointsOf), { message: /npm run setup/ });
    rmSync(other, { recursive: true });
  });
});
