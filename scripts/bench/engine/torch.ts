import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');
const FOLDER = path.join(ROOT, '.course', 'bench', 'torch');
const PYTHON = path.join(
  FOLDER,
  process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python',
);
const PACKAGES = ['torch==2.13.0', 'numpy'];

const run = (command: string, args: readonly string[]): void => {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status === 0) return;
  throw new Error(
    `bench: PyTorch could not be installed into ${path.relative(ROOT, FOLDER)}; ` +
      'what pip printed above says why.',
  );
};

/**
 * PyTorch to measure against, in a folder of its own: set-up never installs it.
 *
 * @returns Its Python.
 * @throws Error saying what to do, where pip cannot install it.
 */
export function torchPython(): string {
  if (fs.existsSync(path.join(FOLDER, 'installed'))) return PYTHON;
  console.error(`Installing ${PACKAGES.join(' and ')} for the comparison …`);
  fs.rmSync(FOLDER, { recursive: true, force: true });
  run('python3', ['-m', 'venv', FOLDER]);
  const quiet = ['--quiet', '--disable-pip-version-check'];
  run(PYTHON, ['-m', 'pip', 'install', ...quiet, ...PACKAGES]);
  fs.writeFileSync(path.join(FOLDER, 'installed'), '');
  return PYTHON;
}
