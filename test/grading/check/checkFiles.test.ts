import assert from 'node:assert/strict';
import path from 'node:path';
import type { Verdict } from '../../../checks';
import { checkFiles } from '../../../grading/check/checkFiles';
import { readNotebook, type Cell } from '../../notebooks/course';
import { sandbox, type Sandbox } from '../../support/sandbox';

const solution = readNotebook('solutions', '01-cosine-similarity');
const isExercise = (name: string) => (cell: Cell) => cell.id === `exercise-${name}`;

describe('npm run check', function () {
  this.timeout(240_000);
  let box: Sandbox;
  const said: string[] = [];
  const kept: Verdict[] = [];
  const options = {
    seed: 1,
    say: (text: string) => said.push(text),
    record: (verdict: Verdict) => kept.push(verdict),
  };
  const at = (name: string) => path.join(box.folder, name);

  beforeEach(() => {
    box = sandbox();
    said.length = 0;
    kept.length = 0;
  });
  afterEach(() => {
    box.dispose();
  });

  it('judges each exercise of a saved notebook, shows the verdicts and keeps them', async () => {
    const cells = solution.cells
      .filter((cell) => !isExercise('classSimilarity')(cell))
      .map((cell) =>
        isExercise('cosineSimilarityMatrix')(cell)
          ? {
              ...cell,
              source: [
                'function cosineSimilarityMatrix(a: any, b: any): any {\n',
                '  return a.matMul(b, false, true);\n',
                '}',
              ],
            }
          : cell,
      );
    box.write('mine.ipynb', JSON.stringify({ ...solution, cells }));
    const { marks, isSolved } = await checkFiles([at('mine.ipynb')], options);
    assert.equal(isSolved, false);
    assert.deepEqual(
      marks.map(({ exercise, points, kind }) => [exercise, points, kind]),
      [
        ['cosineSimilarity', 2, 'judged'],
        ['cosineSimilarityMatrix', 0, 'judged'],
        ['classSimilarity', 0, 'missing'],
      ],
    );
    assert.match(said[0]!, /^✓ cosineSimilarity — solved/);
    assert.match(said[1]!, /^✗ cosineSimilarityMatrix — not yet[^]*hidden run at grading: 3/);
    assert.match(said[2]!, /^✗ classSimilarity — no cell declares it \(0 of 3 points\)/);
    assert.deepEqual(
      kept.map(({ exercise, kind }) => [exercise, kind]),
      [
        ['cosineSimilarity', 'pass'],
        ['cosineSimilarityMatrix', 'fail'],
      ],
    );
  });

  it('names a file that is not there', async () => {
    await assert.rejects(
      checkFiles([at('gone.ipynb')], options),
      /there is no notebook .*gone\.ipynb/,
    );
  });

  it('says so where a file is no notebook of the course', async () => {
    box.write(
      'other.ipynb',
      JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [] }),
    );
    await assert.rejects(
      checkFiles([at('other.ipynb')], options),
      /no exercise of this course is in/,
    );
  });
});
