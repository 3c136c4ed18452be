import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { courseNotebooks } from '../../../grading/notebook/course';
import { identify } from '../../../grading/notebook/identify';
import { isRunnable } from '../../../grading/slice';
import { bytesOf, fields, read, root, run } from './returned';

const course = courseNotebooks(root);
const file = (name: string, ...cells: string[]) => ({
  path: name,
  bytes: bytesOf(fields(...cells)),
});
const notebooksOf = (...files: ReturnType<typeof file>[]) =>
  read(files).notebooks.map(({ notebook }) => notebook);

describe('the notebooks of the course', () => {
  it('ask for the exercises that their cells are marked with', () => {
    assert.equal(course.length >= 6, true);
    const exercises = Object.fromEntries(course.map((each) => [each.name, each.exercises]));
    assert.deepEqual(exercises['02-dcl-loss'], ['pairIndices', 'dclLoss']);
    assert.deepEqual(exercises['04-simclr-nt-xent'], ['augment', 'ntXent']);
  });
});

describe('a returned file', () => {
  const ntXent = 'const ntXent = (): number => 1;';
  const dclLoss = 'const dclLoss = (): number => 2;';

  it('is known by what it declares, whatever its name', () => {
    assert.deepEqual(notebooksOf(file('x/final (1).ipynb', ntXent)), ['04-simclr-nt-xent']);
    assert.deepEqual(notebooksOf(file('04-simclr-nt-xent.ipynb', dclLoss)), ['02-dcl-loss']);
  });

  it('is known by its name where it declares nothing, or as much of one as of another', () => {
    const known = (name: string, ...declared: string[]) =>
      identify(course, name, new Set(declared));
    assert.equal(known('Kopie von 02_DCL loss (3).ipynb'), '02-dcl-loss');
    assert.equal(known('04-simclr-nt-xent.ipynb', 'dclLoss', 'ntXent'), '04-simclr-nt-xent');
    assert.equal(known('homework.ipynb'), undefined);
  });

  it('is remarked on where it is no notebook of the course', () => {
    const { remarks, slices } = read([file('other.ipynb', 'const a = 1;')]);
    assert.deepEqual(
      remarks.map(({ name, says }) => [name, says]),
      [['unknown-notebook', 'other.ipynb: No cell declares an exercise of the course.']],
    );
    assert.deepEqual(slices, []);
  });

  it('may hold several notebooks', () => {
    const { slices } = read([file('all.ipynb', ntXent, dclLoss)]);
    assert.deepEqual(
      slices.map(({ exercise, notebook }) => [exercise, notebook]),
      [
        ['dclLoss', '02-dcl-loss'],
        ['ntXent', '04-simclr-nt-xent'],
      ],
    );
  });

  describe('that is called as one notebook', () => {
    const asked = (...cells: string[]) =>
      read([file('04-simclr-nt-xent.ipynb', ...cells)]).slices.map(({ exercise }) => exercise);

    it('has no exercise of a notebook that was not returned, where it has a helper of that name', () => {
      const helper = 'const dclLoss = (): number => 2;\nconst ntXent = (): number => dclLoss();';
      assert.deepEqual(asked(helper), ['ntXent']);
    });

    it('has one of another notebook all the same where it checks it', () => {
      assert.deepEqual(asked(ntXent, dclLoss, 'await check.dclLoss(dclLoss);'), [
        'dclLoss',
        'ntXent',
      ]);
    });

    it('may have one of another notebook that was returned without it', () => {
      const { slices } = read([
        file('04-simclr-nt-xent.ipynb', ntXent, dclLoss),
        file('02-dcl-loss.ipynb', 'const pairIndices = (): number => 3;'),
      ]);
      const found = slices.map(({ exercise }) => exercise);
      assert.deepEqual(found, ['pairIndices', 'dclLoss', 'ntXent']);
    });
  });

  it('that is returned again counts where something is written, else the last by name', async () => {
    const version = (name: string, value: string) =>
      file(name, `const ntXent = (): number => { ${value} };`);
    const answer = async (...files: ReturnType<typeof file>[]) => {
      const { slices, remarks } = read(files);
      assert.deepEqual(
        remarks.map(({ name }) => name),
        ['returned-again'],
      );
      return (await run(slices[0]!)) as () => number;
    };
    const [a, b] = [version('nb (10).ipynb', 'return 10;'), version('nb (9).ipynb', 'return 9;')];
    assert.equal((await answer(a, b))(), 10);
    const stub = version('nb (11).ipynb', "throw new Error('TODO: ntXent');");
    assert.equal((await answer(stub, a, b))(), 10);
  });

  it('that is returned again under the same name is told by its folder', () => {
    const { remarks } = read([file('a/nb.ipynb', ntXent), file('b/nb.ipynb', ntXent)]);
    assert.match(remarks[0]?.says ?? '', /was returned as a\/nb\.ipynb, b\/nb\.ipynb:/);
  });

  it('with the stubs of the course is read without a remark', () => {
    const files = course.map(({ name }) => ({
      path: `${name}.ipynb`,
      bytes: readFileSync(path.join(root, 'notebooks', `${name}.ipynb`)),
    }));
    const { slices, remarks, notebooks } = read(files);
    assert.deepEqual(remarks, []);
    assert.deepEqual(
      notebooks.map(({ notebook }) => notebook),
      course.map(({ name }) => name),
    );
    assert.deepEqual(
      slices.map(({ exercise }) => exercise),
      course.flatMap(({ exercises }) => exercises),
    );
    for (const { remarks: own } of slices) assert.deepEqual(own, []);
    assert.ok(slices.every(isRunnable));
  });
});
