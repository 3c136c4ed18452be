import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { jupyterEnv } from '../jupyter/env.mjs';
import { engineStep, isEngineSettled } from './engine.mjs';
import { inRoot, root, venvProgram } from './paths.mjs';
import { findPython } from './python.mjs';
import { run } from './run.mjs';
import { digest, isFresh, writeStamp } from './stamp.mjs';

/**
 * @typedef {object} Step
 * @property {string} name - What the terminal shows.
 * @property {number} megabytes - Disk space without which set-up cannot go on.
 * @property {() => boolean} isDone - Quick, for it runs at every start.
 * @property {() => Promise<void>} perform
 */

/**
 * @typedef {object} StampedStep
 * @property {string} name
 * @property {number} megabytes
 * @property {string} stamp - File that vouches for the finished step.
 * @property {() => string} digest - What the stamp must hold.
 * @property {() => Promise<void>} work
 */

/** npm as a command: the one that runs this script, where npm does. */
const npm = () => {
  const script = process.env['npm_execpath'];
  if (script?.endsWith('npm-cli.js')) return [process.execPath, script];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
};

/** @type {StampedStep} */
const npmPackages = {
  name: 'npm packages',
  megabytes: 900,
  stamp: inRoot('node_modules', '.course-stamp'),
  digest: () => digest(['package-lock.json', '.npmrc'], [process.platform, process.arch]),
  work: () => run(npmPackages.name, [...npm(), 'ci', '--include=dev', '--include=optional']),
};

const hasUv = () => spawnSync('uv', ['--version']).status === 0;

async function installWithUv() {
  const { name } = pythonPackages;
  await run(name, ['uv', 'venv', '--python', findPython().join(' '), inRoot('.venv')]);
  await run(name, [
    'uv',
    'pip',
    'install',
    '--python',
    venvProgram('python'),
    '-r',
    'requirements.txt',
  ]);
}

async function installWithPip() {
  const { name } = pythonPackages;
  await run(name, [...findPython(), '-m', 'venv', '--clear', inRoot('.venv')]);
  const pip = [venvProgram('python'), '-m', 'pip', 'install', '--disable-pip-version-check'];
  await run(name, [...pip, '--progress-bar', 'off', '-r', 'requirements.txt']);
}

/** @type {StampedStep} */
const pythonPackages = {
  name: 'Python packages',
  megabytes: 500,
  stamp: inRoot('.venv', '.course-stamp'),
  // The folder counts: programs of a virtual environment name it in their first line.
  digest: () => digest(['requirements.txt'], [inRoot('.venv')]),
  async work() {
    findPython();
    fs.rmSync(inRoot('.venv'), { recursive: true, force: true });
    if (!hasUv()) return installWithPip();
    // uv has its own network settings; where they do not lead anywhere, pip's may.
    return installWithUv().catch(() => installWithPip());
  },
};

const PLOTLY = ['node_modules', 'plotly.js-dist', 'plotly.js'];
const PLOT_EXTENSION = ['kernel', 'jupyter', 'labextensions', 'course-plotly', 'static'];

/** @type {StampedStep} */
const plotExtension = {
  name: 'plot extension',
  megabytes: 11,
  stamp: inRoot(...PLOT_EXTENSION, 'plotly.js.stamp'),
  digest: () => digest(['package-lock.json']),
  async work() {
    const target = inRoot(...PLOT_EXTENSION, 'plotly.js');
    fs.copyFileSync(inRoot(...PLOTLY), `${target}.tmp`);
    fs.renameSync(`${target}.tmp`, target);
    return Promise.resolve();
  },
};

/** @param {string} folder */
const filesIn = (folder) =>
  fs
    .readdirSync(inRoot(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();

/**
 * Spares the first cell that imports the library the checking of its types.
 *
 * @type {StampedStep}
 */
const notebookKernel = {
  name: 'notebook kernel',
  megabytes: 10,
  stamp: inRoot('.course', 'cache', 'kernel.stamp'),
  digest: () => digest(['package-lock.json', ...['lib', 'checks', 'kernel'].flatMap(filesIn)]),
  async work() {
    fs.mkdirSync(path.dirname(notebookKernel.stamp), { recursive: true });
    const command = [venvProgram('python'), inRoot('scripts', 'setup', 'firstCell.py')];
    // Where this fails, the first cell does the work, and says what is wrong.
    await run(notebookKernel.name, command, jupyterEnv()).catch(() => undefined);
  },
};

const EXPLORER = inRoot('explorer');

/**
 * The page that notebook 12 shows; the learners' release has it ready made, and no sources.
 *
 * @type {StampedStep}
 */
const explorerPage = {
  name: 'explorer page',
  megabytes: 1,
  stamp: inRoot('docs', 'explorer.html.stamp'),
  digest: () => {
    const other = ['page.html', 'page.css'].map((name) => path.join('explorer', name));
    return digest(['package-lock.json', ...other, ...['explorer', 'lib'].flatMap(filesIn)]);
  },
  async work() {
    const build = [process.execPath, '-r', 'ts-node/register', inRoot('scripts', 'build.ts')];
    // Where this fails, the notebook says what to do.
    await run(explorerPage.name, [...build, '--explorer']).catch(() => undefined);
  },
};

/**
 * @param {StampedStep} step
 * @returns {Step}
 */
const stamped = ({ name, megabytes, stamp, digest: expected, work }) => ({
  name,
  megabytes,
  isDone: () => isFresh(stamp, expected()),
  async perform() {
    await work();
    writeStamp(stamp, expected());
  },
});

/**
 * The one step that the course can do without: it looks after its own disk space and failures.
 *
 * @param {boolean} retry
 * @returns {Step}
 */
const nativeEngine = (retry) => ({
  name: 'native engine',
  megabytes: 0,
  isDone: () => isEngineSettled({ root, retry }),
  perform: () => engineStep({ root, log: console.log, retry }),
});

/**
 * All steps, in order: a later one may use what an earlier one made.
 *
 * @param {boolean} [retry] - Whether to try again what failed before and can be done without.
 */
export const steps = (retry = false) => [
  ...[npmPackages, pythonPackages, plotExtension].map(stamped),
  nativeEngine(retry),
  ...(fs.existsSync(EXPLORER) ? [explorerPage] : []).map(stamped),
  stamped(notebookKernel),
];
