import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { inRoot, root } from '../setup/paths.mjs';
import { jupyterEnv } from '../jupyter/env.mjs';

const FAILED = '{ "passes": 0, "failures": 1, "pending": 0 }';

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {readonly string[]} command - A package's program, and its arguments.
 */

/** @typedef {{ passes: number, failures: number, pending: number }} Counts */

/** What must hold before a test runs; each is quick and says nothing when all is well. */
export const stages = /** @type {readonly Stage[]} */ ([
  { name: 'types', command: ['typescript/bin/tsc', '--noEmit'] },
  {
    name: 'types of the notebooks',
    command: ['typescript/bin/tsc', '--noEmit', '-p', 'solutions'],
  },
  {
    name: 'types of the explorer',
    command: ['typescript/bin/tsc', '--noEmit', '-p', 'explorer'],
  },
  { name: 'lint', command: ['eslint/bin/eslint.js', '--max-warnings', '0', '.'] },
  { name: 'format', command: ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
  { name: 'dead code', command: ['knip/bin/knip.js'] },
  { name: 'documentation', command: ['typedoc/bin/typedoc'] },
]);

/**
 * A program inside a package, past the package's `exports`.
 *
 * @param {string} file - Such as `typescript/bin/tsc`.
 */
const program = (file) => inRoot('node_modules', ...file.split('/'));

/**
 * @param {readonly string[]} command
 * @param {'inherit' | 'pipe'} output
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
function node([file = '', ...args], output) {
  const child = spawn(process.execPath, [program(file), ...args], {
    cwd: root,
    stdio: ['ignore', output, output],
    // The same data on every machine, and no wait for a server.
    env: { ...jupyterEnv(), COURSE_OFFLINE: '1' },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
      text += chunk;
    });
  }
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ ok: code === 0, output: text });
    });
  });
}

/** @param {Stage} stage */
export const runStage = ({ command }) => node(command, 'pipe');

/** Tests that wait for notebooks and a browser: they run beside the others, on a second core. */
const NOTEBOOKS = 'test/{notebooks,browser}/**/*.test.ts';

/**
 * Runs mocha, and counts.
 *
 * @param {string} name - Of the file with the counts.
 * @param {readonly string[]} files
 * @param {{ before?: readonly string[], output: 'inherit' | 'pipe' }} how
 * @returns {Promise<Counts & { output: string }>}
 */
async function mocha(name, files, { before = [], output }) {
  const file = inRoot('.course', `test-counts-${name}.json`);
  fs.rmSync(file, { force: true });
  const reporter = ['--reporter', 'test/support/countingReporter.ts'];
  const counting = ['--reporter-option', `counts=${file}`];
  const [first, ...rest] = [...before, 'mocha/bin/mocha.js'];
  const programs = [first, ...rest.map(program)];
  const run = await node([...programs, ...reporter, ...counting, ...files], output);
  // No counts: mocha itself failed, say on a test file that cannot be read.
  const json = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : FAILED;
  const counts = /** @type {unknown} */ (JSON.parse(json));
  return { .../** @type {Counts} */ (counts), output: run.output };
}

/** Runs the tests of notebooks and browser; what they say comes at the end. */
export const runNotebookTests = () => mocha('notebooks', [NOTEBOOKS], { output: 'pipe' });

/** Runs all other tests with coverage, shown as they run. */
export const runTests = () =>
  mocha('others', [`--ignore=${NOTEBOOKS}`, 'test/**/*.test.ts'], {
    before: ['c8/bin/c8.js'],
    output: 'inherit',
  });
