import assert from 'node:assert/strict';
import path from 'node:path';
import { collect } from '../../grading/collect/collect';
import { notebookNames, ROOT } from '../../grading/courseExercises';
import { grade } from '../../grading/gradeSubmission';
import { sandbox } from '../support/sandbox';

describe('grade', function () {
  this.timeout(300_000);
  it('gives all points to a solution, the same again, and says what is missing', async () => {
    const box = sandbox();
    try {
      const { submissions } = await collect(path.join(ROOT, 'solutions'), { notebooks: notebookNames(), scratch: box.folder }); // prettier-ignore
      const files = submissions.flatMap((each) => each.files).filter(({ path: name }) => name.startsWith('05-')); // prettier-ignore
      const submission = { student: 'ada', files, remarks: [] };
      const { mark, returned, inputs } = await grade(submission, { seed: 5 });
      assert.deepEqual(returned, ['05-positives-only-collapse']);
      assert.equal(mark.points, 3);
      const missing = mark.exercises.filter(({ kind }) => kind === 'missing');
      assert.equal(missing.length, mark.exercises.length - 2);
      const again = await grade(submission, { seed: 5 });
      const other = await grade(submission, { seed: 6 });
      assert.deepEqual(again.inputs, inputs);
      assert.notDeepEqual(other.inputs, inputs);
    } finally {
      box.dispose();
    }
  });
});
