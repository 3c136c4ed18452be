import assert from 'node:assert/strict';
import {
  checkCells,
  errorsOf,
  execute,
  notebookNames,
  plainText,
  readNotebook,
  type Notebook,
} from './course';

const timed = (what: string, run: () => Notebook): Notebook => {
  const begin = performance.now();
  const notebook = run();
  console.log(
    `      ${what}: ${((performance.now() - begin) / 1000).toFixed(1)} s with the kernel's start`,
  );
  return notebook;
};

for (const name of notebookNames) {
  describe(`notebook ${name}`, function () {
    this.timeout(400_000);

    it('passes every check in strict mode with the solutions', () => {
      const run = timed('solutions', () =>
        execute(readNotebook('solutions', name), { COURSE_STRICT: '1' }),
      );
      assert.deepEqual(errorsOf(run), []);
      assert.ok(checkCells(run).length > 0);
      for (const cell of checkCells(run)) {
        assert.match(plainText(cell), /^✓/, cell.id);
      }
    });

    it('runs to its end unsolved, each check saying "not attempted"', () => {
      const run = timed('unsolved', () => execute(readNotebook('notebooks', name)));
      assert.deepEqual(errorsOf(run), []);
      assert.ok(checkCells(run).length > 0);
      for (const cell of checkCells(run)) {
        assert.match(plainText(cell), /^○.*not attempted/, cell.id);
      }
    });

    it('is the solution notebook once the solutions are written into the stubs', () => {
      const solution = readNotebook('solutions', name);
      const learner = readNotebook('notebooks', name);
      const isTodo = (id: string) => id.startsWith('exercise-') || id.startsWith('answer-');
      const written = learner.cells.map((cell, i) => (isTodo(cell.id) ? solution.cells[i]! : cell));
      assert.deepEqual(written, solution.cells);
      assert.notDeepEqual(learner.cells, solution.cells);
    });
  });
}
