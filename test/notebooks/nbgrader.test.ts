import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { python, readNotebook, repository, type Cell, type Notebook } from './course';

interface Mark {
  readonly cell: string;
  readonly auto: number | null;
  readonly max: number;
}

const sum = (numbers: readonly (number | null)[]): number =>
  numbers.reduce<number>((total, number) => total + (number ?? 0), 0);

/** The released notebook with other text in the cells that learners write. */
const submitted = (released: Notebook, write: (id: string, cell: Cell) => string): Notebook => ({
  ...released,
  cells: released.cells.map((cell) =>
    /^(exercise|answer)-/.test(idOf(cell)) ? { ...cell, source: [write(idOf(cell), cell)] } : cell,
  ),
});

const idOf = ({ metadata }: Cell): string => metadata.nbgrader?.grade_id ?? '';

/** A function that returns its first argument, whatever is asked; answers stay as they are. */
const wrong = (id: string, { source }: Cell): string =>
  id.startsWith('exercise-')
    ? `function ${id.replace('exercise-', '')}(first: any): any {\n  return first.mul(1);\n}`
    : [source].flat().join('');

// One notebook stands for all: the builder marks every one alike, and a run of three submissions takes a minute.
const name = '01-cosine-similarity';

describe('nbgrader on notebook 1', function () {
  this.timeout(600_000);
  let course: string;
  const nbgrader = (...args: string[]) => python(['-m', 'nbgrader', ...args], { cwd: course });
  let released: Notebook;
  let marks: Record<string, Mark[]>;

  before(() => {
    course = mkdtempSync(join(tmpdir(), 'course-nbgrader-'));
    mkdirSync(join(course, 'source/course'), { recursive: true });
    cpSync(
      join(repository, `solutions/${name}.ipynb`),
      join(course, `source/course/${name}.ipynb`),
    );
    nbgrader('generate_assignment', 'course');
    const text = readFileSync(join(course, `release/course/${name}.ipynb`), 'utf8');
    released = JSON.parse(text) as Notebook;
    const solution = readNotebook('solutions', name);
    const submissions = {
      right: submitted(released, (id) =>
        solution.cells.find((cell) => idOf(cell) === id)!.source.join(''),
      ),
      wrong: submitted(released, wrong),
      untouched: released,
    };
    for (const [student, notebook] of Object.entries(submissions)) {
      const folder = join(course, `submitted/${student}/course`);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${name}.ipynb`), JSON.stringify(notebook));
    }
    nbgrader('autograde', 'course', '--create');
    marks = JSON.parse(python([join(__dirname, 'marks.py')], { cwd: course })) as typeof marks;
  });
  after(() => {
    rmSync(course, { recursive: true });
  });

  it('releases the stub and no line of a solution', () => {
    const sourceOf = ({ source }: Cell): string => [source].flat().join('');
    const text = released.cells.map(sourceOf).join('\n');
    const secrets = readNotebook('solutions', name).cells.flatMap((cell) =>
      (/BEGIN SOLUTION.*\n([^]*?)\n.*END SOLUTION/.exec(sourceOf(cell))?.[1] ?? '')
        .split('\n')
        .filter((line) => line.trim().length > 16),
    );
    assert.ok(secrets.length > 10);
    assert.deepEqual(
      secrets.filter((line) => text.includes(line.trim())),
      [],
    );
    assert.doesNotMatch(text, /(BEGIN|END) SOLUTION/);
    assert.equal(text.match(/throw new Error\('TODO'\);/g)?.length, 3);
  });

  const autograded = (student: string) =>
    marks[student]!.filter(({ cell }) => cell.startsWith('check-'));

  it('gives a right submission all points that checks can give', () => {
    assert.ok(autograded('right').length > 0);
    for (const { cell, auto, max } of autograded('right')) {
      assert.ok(max > 0);
      assert.equal(auto, max, cell);
    }
  });

  for (const student of ['wrong', 'untouched']) {
    it(`gives ${student === 'wrong' ? 'a wrong' : 'an untouched'} submission no point`, () => {
      assert.equal(autograded(student).length, autograded('right').length);
      assert.equal(sum(marks[student]!.map(({ auto }) => auto)), 0);
    });
  }

  it('leaves written answers to a person, and gives an untouched one no point', () => {
    const answers = (student: string) =>
      marks[student]!.filter(({ cell }) => cell.startsWith('answer-')).map(({ auto }) => auto);
    assert.deepEqual(
      answers('right'),
      answers('right').map(() => null),
    );
    assert.deepEqual(
      answers('untouched'),
      answers('right').map(() => 0),
    );
  });
});
