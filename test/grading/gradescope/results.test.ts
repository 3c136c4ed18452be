import assert from 'node:assert/strict';
import { gradescopeResults, type GradescopeTest } from '../../../grading/gradescope/results';
import { SUBMISSION } from './marks';

/** The fields that Gradescope's specification names, by where they stand. */
const DOCUMENTED = {
  top: [
    'score',
    'execution_time',
    'output',
    'output_format',
    'test_output_format',
    'test_name_format',
  ],
  more: ['visibility', 'stdout_visibility', 'extra_data', 'tests', 'leaderboard'],
  test: [
    'score',
    'max_score',
    'status',
    'name',
    'name_format',
    'number',
    'output',
    'output_format',
  ],
  moreOfTest: ['tags', 'visibility', 'extra_data'],
};

describe('the results for Gradescope', () => {
  const results = gradescopeResults(SUBMISSION);
  const [solved, wrong, untouched, missing, contained] = results.tests as [
    GradescopeTest,
    GradescopeTest,
    GradescopeTest,
    GradescopeTest,
    GradescopeTest,
  ];

  it('have fields of the documented names and kinds, and no other', () => {
    const unknown = (found: object, known: readonly string[]) =>
      Object.keys(found).filter((name) => !known.includes(name));
    assert.deepEqual(unknown(results, [...DOCUMENTED.top, ...DOCUMENTED.more]), []);
    for (const test of results.tests) {
      assert.deepEqual(unknown(test, [...DOCUMENTED.test, ...DOCUMENTED.moreOfTest]), []);
      assert.ok(['passed', 'failed'].includes(test.status));
      assert.ok(Number.isFinite(test.score) && Number.isFinite(test.max_score));
      assert.ok(test.tags.every((tag) => typeof tag === 'string'));
    }
    for (const { visibility } of [results, ...results.tests]) assert.equal(visibility, 'visible');
    assert.equal(results.stdout_visibility, 'hidden');
    assert.deepEqual(JSON.parse(JSON.stringify(results)), results);
  });

  it('add up to the submission’s points, without a score that overrides the sum', () => {
    const sum = (of: (test: GradescopeTest) => number) =>
      results.tests.reduce((total, test) => total + of(test), 0);
    assert.equal(
      sum(({ score }) => score),
      SUBMISSION.points,
    );
    assert.equal(
      sum((test) => test.max_score),
      SUBMISSION.outOf,
    );
    assert.ok(!('score' in results));
  });

  it('say what was tried on a solved exercise, and what is worth knowing', () => {
    assert.equal(solved.name, '04-simclr-nt-xent: augment');
    assert.equal(solved.status, 'passed');
    assert.equal(solved.output, 'Solved.\nInputs: public 4/6, hidden run at grading: 3.\nTidy up.');
    assert.deepEqual(solved.tags, []);
  });

  it('say what was seen of a wrong one, where a remark stands, and name the misconception', () => {
    assert.equal(wrong.status, 'failed');
    assert.deepEqual(wrong.tags, ['sum-for-mean', 'copied', 'declared-again']);
    assert.match(
      wrong.output,
      /^Not yet\.\nSeen: On two .*; yours is 4\.\nLook at: Is it the mean\?/,
    );
    assert.match(wrong.output, /The last one counts\. \(cell 3, line 2\)$/);
  });

  it('leave it to the instructor to tell a student that an answer looks copied', () => {
    assert.doesNotMatch(wrong.output, /Ada/);
  });

  it('keep control characters of a submission away', () => {
    assert.doesNotMatch(wrong.output, /[\u0000-\u0009\u000b-\u001f]/);
  });

  it('say why the others have no points', () => {
    assert.match(untouched.output, /^Not attempted/);
    assert.equal(missing.output, 'No cell declares dclLoss.');
    assert.equal(contained.output, 'marginLoss could not be judged.\nIt ran too long.');
    assert.deepEqual(contained.tags, ['time']);
  });

  it('sum up on top, with what concerns the whole submission', () => {
    assert.equal(results.execution_time, 12.3);
    assert.match(results.output, /^1 of 5 exercises solved\..*\n05\.ipynb has 70 MB\.$/);
  });
});
