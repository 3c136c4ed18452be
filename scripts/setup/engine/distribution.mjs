import { spawnSync } from 'node:child_process';
import { SetupError } from '../advice.mjs';

/** TensorFlow's version: the newest on which the tests of this course have run. */
const VERSION = '2.21.0';

/**
 * @typedef {object} Distribution
 * @property {string} requirement - What pip is asked for.
 * @property {string} folder - Its name below `.course/engine`.
 * @property {boolean} cuda - Whether NVIDIA's libraries belong to it.
 * @property {number} megabytes - Disk space while it is fetched and unpacked.
 */

/** @type {Distribution} */
export const CPU = {
  requirement: `tensorflow-cpu==${VERSION}`,
  folder: `tensorflow-cpu-${VERSION}`,
  cuda: false,
  megabytes: 1300,
};

/** @type {Distribution} */
export const GPU = {
  requirement: `tensorflow==${VERSION}`,
  folder: `tensorflow-${VERSION}`,
  cuda: true,
  megabytes: 9000,
};

/** PyPI calls the plain package by another name where there is no smaller one for the CPU. */
const MAC = { ...CPU, requirement: GPU.requirement, folder: GPU.folder };

/** Whether NVIDIA's driver is at work here. */
export const hasNvidiaGpu = () => {
  const { status, stdout } = spawnSync('nvidia-smi', ['--list-gpus'], { encoding: 'utf8' });
  return status === 0 && stdout.includes('GPU');
};

/**
 * The TensorFlow packages that suit this machine, best first.
 *
 * @param {{ platform: string, arch: string, gpu: boolean }} machine
 * @returns {Distribution[]}
 * @throws SetupError where PyPI has none with a C library.
 */
export function distributions({ platform, arch, gpu }) {
  const machine = `${platform}-${arch}`;
  if (machine === 'linux-x64') return gpu ? [GPU, CPU] : [CPU];
  if (machine === 'linux-arm64') return [CPU];
  if (machine === 'darwin-arm64') return [MAC];
  throw new SetupError(
    `TensorFlow's C library is not published for ${machine} (on Windows, use WSL 2).`,
  );
}
