import assert from 'node:assert/strict';
import path from 'node:path';
import { collect } from '../../grading/collect/collect';
import { courseExercises, notebookNames, ROOT } from '../../grading/courseExercises';
import { grade } from '../../grading/gradeSubmission';
import type { ExerciseMark } from '../../grading/marks';
import type { Submission } from '../../grading/submission';
import { sandbox, type Sandbox } from '../support/sandbox';

describe('grade', function () {
  this.timeout(300_000);
  let box: Sandbox;
  let solutions: Submission['files'];
  before(async () => {
    box = sandbox();
    const options = { notebooks: notebookNames(), scratch: box.folder };
    const { submissions } = await collect(path.join(ROOT, 'solutions'), options);
    solutions = submissions.flatMap(({ files }) => files);
  });
  after(() => {
    box.dispose();
  });

  it('gives all points to a solution, the same again, and says what is missing', async () => {
    const files = solutions.filter(({ path: name }) => name.startsWith('05-'));
    const submission = { student: 'ada', files, remarks: [] };
    const { mark, returned, inputs } = await grade(submission, { seed: 5 });
    assert.deepEqual(returned, ['05-positives-only-collapse']);
    assert.equal(mark.points, 3);
    // That an answer is known is worth a remark, and costs nothing.
    const copied = mark.exercises.filter(({ remarks }) => remarks.some(({ name }) => name === 'copied')); // prettier-ignore
    assert.ok(copied.length > 0 && copied.every(({ points, outOf }) => points === outOf));
    const missing = mark.exercises.filter(({ kind }) => kind === 'missing');
    assert.equal(missing.length, mark.exercises.length - 2);
    const again = await grade(submission, { seed: 5 });
    const other = await grade(submission, { seed: 6 });
    assert.deepEqual(again.inputs, inputs);
    assert.notDeepEqual(other.inputs, inputs);
  });

  describe('on the solutions of all notebooks, returned together', () => {
    let marks: ReadonlyMap<string, ExerciseMark>;
    before(async () => {
      const { mark, returned } = await grade({ student: 'ada', files: solutions, remarks: [] }, { seed: 9 }); // prettier-ignore
      assert.deepEqual(returned, notebookNames());
      marks = new Map(mark.exercises.map((each) => [each.exercise, each]));
    });

    for (const { notebook, exercise } of courseExercises()) {
      const { name, points, hiddenAtGrading } = exercise;
      it(`gives ${name} of ${notebook} all points, hidden inputs and all`, () => {
        const mark = marks.get(name);
        assert.ok(mark?.kind === 'judged', JSON.stringify(mark));
        assert.equal(mark.points, points, JSON.stringify(mark));
        assert.equal(mark.tried.publicRight, mark.tried.publicCount);
        assert.equal(mark.tried.hiddenCount, hiddenAtGrading);
      });
    }
  });
});
