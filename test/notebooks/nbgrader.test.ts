import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exercisePoints } from '../../checks';
import {
  notebookNames,
  python,
  readNotebook,
  repository,
  type Cell,
  type Notebook,
} from './course';

interface Mark {
  readonly notebook: string;
  readonly cell: string;
  readonly auto: number | null;
  readonly max: number;
}

const sum = (numbers: readonly (number | null)[]): number =>
  numbers.reduce<number>((total, number) => total + (number ?? 0), 0);

const idOf = ({ metadata }: Cell): string => metadata.nbgrader?.grade_id ?? '';
const textOf = ({ source }: Cell): string => [source].flat().join('');

/** A released notebook with other text in the cells that learners write. */
const submitted = (released: Notebook, write: (id: string, cell: Cell) => string): Notebook => ({
  ...released,
  cells: released.cells.map((cell) =>
    /^(exercise|answer)-/.test(idOf(cell)) ? { ...cell, source: [write(idOf(cell), cell)] } : cell,
  ),
});

// One notebook is submitted for all: the builder marks every one alike, and a run takes a while.
const name = '01-cosine-similarity';
const solution = readNotebook('solutions', name);
const solved = (id: string): string => textOf(solution.cells.find((cell) => idOf(cell) === id)!);

/** One exercise right, one returning its first argument whatever is asked, the rest untouched. */
const mixed = (id: string, cell: Cell): string => {
  if (id === 'exercise-cosineSimilarity') return solved(id);
  if (id !== 'exercise-cosineSimilarityMatrix') return textOf(cell);
  return 'function cosineSimilarityMatrix(first: any): any {\n  return first.mul(1);\n}';
};

describe('the course as a source of nbgrader', function () {
  this.timeout(600_000);
  let folder: string;
  let marks: Record<string, Mark[]>;
  const nbgrader = (...args: string[]) => python(['-m', 'nbgrader', ...args], { cwd: folder });
  const releasedNotebook = (each: string) =>
    JSON.parse(readFileSync(join(folder, `release/course/${each}.ipynb`), 'utf8')) as Notebook;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'course-nbgrader-'));
    mkdirSync(join(folder, 'source'));
    symlinkSync(join(repository, 'solutions'), join(folder, 'source/course'));
    nbgrader('generate_assignment', 'course');
    const released = releasedNotebook(name);
    const submissions = {
      right: submitted(released, solved),
      mixed: submitted(released, mixed),
      untouched: released,
    };
    for (const [student, notebook] of Object.entries(submissions)) {
      const place = join(folder, `submitted/${student}/course`);
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, `${name}.ipynb`), JSON.stringify(notebook));
    }
    nbgrader('autograde', 'course', '--create', `--notebook=${name}`);
    nbgrader('generate_feedback', 'course', `--notebook=${name}`);
    const gradebook = python([join(__dirname, 'marks.py')], { cwd: folder });
    marks = Object.fromEntries(
      Object.entries(JSON.parse(gradebook) as typeof marks).map(
        ([student, all]) => [student, all.filter(({ notebook }) => notebook === name)] as const,
      ),
    );
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('releases every notebook and nothing else', () => {
    assert.deepEqual(
      readdirSync(join(folder, 'release/course')).sort(),
      notebookNames.map((each) => `${each}.ipynb`),
    );
  });

  it('releases the stubs and no line of a solution', () => {
    for (const each of notebookNames) {
      const text = releasedNotebook(each).cells.map(textOf).join('\n');
      const given = readNotebook('notebooks', each).cells.map(textOf).join('\n');
      const secrets = readNotebook('solutions', each)
        .cells.map(textOf)
        .flatMap(
          (cell) => /BEGIN SOLUTION.*\n([^]*?)\n.*END SOLUTION/.exec(cell)?.[1]?.split('\n') ?? [],
        )
        .filter((line) => line.trim().length > 16 && !given.includes(line.trim()));
      assert.ok(secrets.length > 10, each);
      assert.deepEqual(
        secrets.filter((line) => text.includes(line.trim())),
        [],
        each,
      );
      assert.doesNotMatch(text, /(BEGIN|END) SOLUTION/);
      const stubs = text.match(/throw new Error\('TODO'\);/g)?.length;
      assert.equal(stubs, given.match(/throw new Error\('TODO: \w+'\);/g)?.length, each);
    }
  });

  /** The points of each check, by exercise. */
  const checksOf = (student: string) =>
    Object.fromEntries(
      marks[student]!.filter(({ cell }) => cell.startsWith('check-')).map(
        ({ cell, auto, max }) => [cell.replace('check-', ''), { auto, max }] as const,
      ),
    );
  const asked = Object.keys(exercisePoints).slice(0, 3);
  const points = (given: readonly number[]) =>
    Object.fromEntries(
      asked.map((exercise, i) => [exercise, { auto: given[i], max: exercisePoints[exercise] }]),
    );

  it('gives a right submission the points of every exercise', () => {
    assert.deepEqual(checksOf('right'), points([2, 2, 3]));
  });

  it('gives a right exercise its points beside a wrong and an untouched one', () => {
    assert.deepEqual(checksOf('mixed'), points([2, 0, 0]));
  });

  it('gives an untouched submission no point', () => {
    assert.deepEqual(checksOf('untouched'), points([0, 0, 0]));
    assert.equal(sum(marks['untouched']!.map(({ auto }) => auto)), 0);
  });

  it('leaves written answers to a person, and gives an untouched one no point', () => {
    const answers = (student: string) =>
      marks[student]!.filter(({ cell }) => cell.startsWith('answer-')).map(({ auto }) => auto);
    assert.ok(answers('right').length > 0);
    assert.deepEqual(
      answers('right'),
      answers('right').map(() => null),
    );
    assert.deepEqual(
      answers('untouched'),
      answers('right').map(() => 0),
    );
  });

  it('writes feedback with the points and with what each check has seen', () => {
    const feedback = (student: string): string =>
      readFileSync(join(folder, `feedback/${student}/course/${name}.html`), 'utf8');
    assert.match(feedback('right'), /\(Score: 7\.0 \/ 10\.0\)/);
    assert.match(feedback('mixed'), /\(Score: 2\.0 \/ 10\.0\)/);
    assert.match(feedback('mixed'), /cosineSimilarityMatrix gave shape \[2, 2\]; wanted: \[2, 3\]/);
    assert.match(feedback('untouched'), /not attempted/);
  });
});
