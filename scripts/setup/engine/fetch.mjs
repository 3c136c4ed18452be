import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { SetupError } from '../advice.mjs';
import { venvProgram } from '../paths.mjs';
import { findPython } from '../python.mjs';
import { run } from '../run.mjs';

const LABEL = 'TensorFlow';

/** The wheel's libraries are the same for every Python; this one has wheels on all systems. */
const ANY_PYTHON = ['--python-version', '3.11', '--implementation', 'cp', '--abi', 'cp311'];

/** @param {readonly string[]} python */
const hasPip = ([program = '', ...args]) =>
  spawnSync(program, [...args, '-m', 'pip', '--version']).status === 0;

/**
 * A Python with pip. `.venv` has none where uv made it; then a Python on the PATH may, and one
 * that has only `venv` makes a pip of its own.
 *
 * @param {string} folder - Where that may be.
 */
async function pythonWithPip(folder) {
  const found = [[venvProgram('python')], [...findPython()]].find(hasPip);
  if (found) return found;
  await run(LABEL, [...findPython(), '-m', 'venv', folder]);
  return [path.join(folder, 'bin', 'python')];
}

/**
 * @param {string} folder
 * @param {number} megabytes
 */
function assertSpace(folder, megabytes) {
  const { bavail, bsize } = fs.statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 2 ** 20);
  if (free < megabytes) {
    throw new SetupError(`TensorFlow needs ${megabytes} MB of disk space, ${free} MB are free.`);
  }
}

/**
 * NVIDIA's packages that a wheel's metadata asks for.
 *
 * @param {string} metadata - Text of its METADATA.
 * @returns {string[]} As pip wants them: `nvidia-cublas-cu12<13.0,>=12.5.3.2`.
 */
export const cudaRequirements = (metadata) =>
  [...metadata.matchAll(/^Requires-Dist: (nvidia-[^;]+?) *; *extra == ["']and-cuda["']$/gm)].map(
    ([, requirement = '']) => requirement,
  );

/** @param {string} folder */
const metadataIn = (folder) => {
  const info = fs.readdirSync(folder).find((name) => name.endsWith('.dist-info')) ?? '';
  return fs.readFileSync(path.join(folder, info, 'METADATA'), 'utf8');
};

/**
 * Fetches TensorFlow's wheel and unpacks what the binding needs.
 *
 * Whatever is interrupted leaves only folders named `….tmp`: a folder with its final name is whole.
 *
 * @param {import('./distribution.mjs').Distribution} distribution
 * @param {string} folder - `.course/engine`.
 */
export async function fetchTensorflow(distribution, folder) {
  const target = path.join(folder, distribution.folder);
  if (fs.existsSync(target)) return;
  assertSpace(folder, distribution.megabytes);
  const [download, unpacked] = [`${target}.download.tmp`, `${target}.tmp`];
  for (const old of [download, unpacked]) fs.rmSync(old, { recursive: true, force: true });
  fs.mkdirSync(download);
  const python = await pythonWithPip(path.join(download, 'python'));
  // pip's own temporary files go onto the disk whose space was looked at.
  const pip = ['env', `TMPDIR=${download}`, ...python, '-m', 'pip'];
  const quiet = ['--disable-pip-version-check', '--progress-bar', 'off', '--only-binary=:all:'];
  await run(LABEL, [
    ...[...pip, 'download', ...quiet, '--no-deps', ...ANY_PYTHON],
    ...['--dest', download, distribution.requirement],
  ]);
  const wheel = fs.readdirSync(download).find((name) => name.endsWith('.whl')) ?? '';
  const extract = path.join(import.meta.dirname, 'extract.py');
  await run(LABEL, [...python, extract, path.join(download, wheel), unpacked]);
  if (distribution.cuda) {
    const packages = cudaRequirements(metadataIn(unpacked));
    await run(LABEL, [...pip, 'install', ...quiet, '--no-deps', '--target', unpacked, ...packages]);
  }
  fs.renameSync(unpacked, target);
  fs.rmSync(download, { recursive: true, force: true });
}
