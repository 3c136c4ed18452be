import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { notebook, toolFolder } from '../support/jupyterTools';
import type { ToolFolder } from '../support/jupyterTools';

interface Cell {
  readonly source: string | string[];
  readonly outputs: readonly { readonly output_type: string; readonly ename?: string }[];
  readonly execution_count: number | null;
}

const SOLUTION = 'return a + b;';
const GRADED = [
  {
    source: `function add(a: number, b: number): number {\n  // BEGIN SOLUTION\n  ${SOLUTION}\n  // END SOLUTION\n}`,
    metadata: {
      nbgrader: {
        grade: false,
        solution: true,
        locked: false,
        grade_id: 'add',
        schema_version: 3,
        task: false,
      },
    },
  },
  {
    source: `import assert from 'node:assert/strict';
assert.ok(process.env['NBGRADER_EXECUTION']);
assert.equal(add(2, 3), 5);`,
    metadata: {
      nbgrader: {
        grade: true,
        points: 2,
        solution: false,
        locked: true,
        grade_id: 'test-add',
        schema_version: 3,
        task: false,
      },
    },
  },
];

describe('Jupyter’s tools', function () {
  this.timeout(180_000);
  let tools: ToolFolder;
  before(() => {
    tools = toolFolder();
  });
  after(() => {
    tools.remove();
  });

  const file = (name: string): string => path.join(tools.folder, name);
  const write = (name: string, ...sources: readonly string[]): void => {
    writeFileSync(file(name), notebook(sources.map((source) => ({ source }))));
  };
  const cellsOf = (name: string): Cell[] =>
    (JSON.parse(readFileSync(file(name), 'utf8')) as { cells: Cell[] }).cells;
  const outputTypes = (name: string): string[][] =>
    cellsOf(name).map(({ outputs }) => outputs.map(({ output_type: type }) => type));

  const RIGHT = ["import { uniforms } from '../lib';", 'console.log(typeof uniforms);', '6 * 7'];
  const WRONG = ['1', "throw new RangeError('wrong');", "console.log('after')"];

  it('nbconvert runs a notebook to its end', async () => {
    write('right.ipynb', ...RIGHT);
    const { code, output } = await tools.python(
      '-m',
      'jupyter',
      'nbconvert',
      '--to',
      'notebook',
      '--execute',
      '--output',
      'done.ipynb',
      'right.ipynb',
    );
    assert.equal(code, 0, output);
    assert.deepEqual(outputTypes('done.ipynb'), [[], ['stream'], ['execute_result']]);
  });

  it('nbconvert fails at a cell that fails', async () => {
    write('wrong.ipynb', ...WRONG);
    const { code, output } = await tools.python(
      '-m',
      'jupyter',
      'nbconvert',
      '--to',
      'notebook',
      '--execute',
      '--output',
      'no.ipynb',
      'wrong.ipynb',
    );
    assert.notEqual(code, 0);
    assert.match(output, /RangeError: wrong/);
    assert.match(output, /In\[2\]:1:\d+/);
  });

  it('nbclient runs the cells after one that may fail', async () => {
    write('allowed.ipynb', ...WRONG);
    const { code, output } = await tools.python(
      '-c',
      "import nbformat, nbclient; nb = nbformat.read('allowed.ipynb', 4); nbclient.NotebookClient(nb, allow_errors=True).execute(); nbformat.write(nb, 'allowed.ipynb')",
    );
    assert.equal(code, 0, output);
    assert.deepEqual(outputTypes('allowed.ipynb'), [['execute_result'], ['error'], ['stream']]);
    assert.deepEqual(
      cellsOf('allowed.ipynb').map(({ execution_count: count }) => count),
      [1, 2, 3],
    );
  });

  it('papermill runs a notebook, and fails at a cell that fails', async () => {
    write('papermill.ipynb', ...RIGHT);
    const right = await tools.python(
      '-m',
      'papermill',
      'papermill.ipynb',
      'filled.ipynb',
      '--no-progress-bar',
    );
    assert.equal(right.code, 0, right.output);
    assert.deepEqual(outputTypes('filled.ipynb').slice(1), [['stream'], ['execute_result']]);
    write('papermill.ipynb', ...WRONG);
    const wrong = await tools.python(
      '-m',
      'papermill',
      'papermill.ipynb',
      'filled.ipynb',
      '--no-progress-bar',
    );
    assert.notEqual(wrong.code, 0);
    assert.match(wrong.output, /RangeError: wrong/);
  });

  it('nbgrader gives a right answer all points, a wrong and an untouched one none', async () => {
    writeFileSync(
      file('nbgrader_config.py'),
      `c = get_config()\nc.CourseDirectory.course_id = "course"\nc.ClearSolutions.code_stub = {"typescript": "throw new Error('TODO')"}\n`,
    );
    mkdirSync(file('source/ps1'), { recursive: true });
    writeFileSync(file('source/ps1/one.ipynb'), notebook(GRADED));
    const nbgrader = async (...words: readonly string[]): Promise<string> => {
      const { code, output } = await tools.python('-m', 'nbgrader', ...words);
      assert.equal(code, 0, output);
      return output;
    };
    await nbgrader('generate_assignment', 'ps1', '--IncludeHeaderFooter.header=');
    const released = readFileSync(file('release/ps1/one.ipynb'), 'utf8');
    assert.ok(!released.includes(SOLUTION));
    assert.ok(released.includes("throw new Error('TODO')"));
    const answers = { right: 'return b + a;', wrong: 'return a - b;', untouched: undefined };
    for (const [student, answer] of Object.entries(answers)) {
      cpSync(file('release/ps1'), file(`submitted/${student}/ps1`), { recursive: true });
      const text = answer ? released.replace("throw new Error('TODO')", answer) : released;
      writeFileSync(file(`submitted/${student}/ps1/one.ipynb`), text);
    }
    await nbgrader('autograde', 'ps1');
    const { output } = await tools.python(
      '-c',
      "from nbgrader.api import Gradebook\nwith Gradebook('sqlite:///gradebook.db') as g:\n  for s in g.assignment_submissions('ps1'): print(s.student.id, s.score, s.max_score)",
    );
    assert.deepEqual(output.trim().split('\n').sort(), [
      'right 2.0 2.0',
      'untouched 0.0 2.0',
      'wrong 0.0 2.0',
    ]);
  });
});
