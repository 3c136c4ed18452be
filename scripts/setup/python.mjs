import { spawnSync } from 'node:child_process';
import { SetupError } from './advice.mjs';

const OLDEST = [3, 10];

const CANDIDATES =
  process.platform === 'win32'
    ? [['py', '-3'], ['python']]
    : [
        ['python3'],
        ['python3.14'],
        ['python3.13'],
        ['python3.12'],
        ['python3.11'],
        ['python3.10'],
        ['python'],
      ];

/**
 * The version that a command answers with, or undefined where it cannot be run.
 *
 * @param {readonly string[]} command
 */
export function pythonVersion([program = '', ...args]) {
  const code = "import sys; print('%d.%d' % sys.version_info[:2])";
  const { status, stdout } = spawnSync(program, [...args, '-c', code], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** @param {string} version - Such as `3.11`. */
const isRecent = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major === OLDEST[0] && minor >= (OLDEST[1] ?? 0);
};

/**
 * The first Python on the PATH that is new enough, as a command.
 *
 * @param {readonly (readonly string[])[]} [candidates]
 * @throws SetupError where there is none; it names the versions that were found.
 */
export function findPython(candidates = CANDIDATES) {
  const found = candidates.map((command) => ({ command, version: pythonVersion(command) }));
  const python = found.find(({ version }) => version !== undefined && isRecent(version));
  if (python) return python.command;
  const versions = found.flatMap(({ version }) => version ?? []);
  const seen =
    versions.length > 0 ? `only Python ${versions.join(', ')} was found` : 'none was found';
  throw new SetupError(
    `Python ${OLDEST.join('.')} or newer is needed, and ${seen}: install it from your system's packages ` +
      '(Debian or Ubuntu: `sudo apt install python3 python3-venv`), then run the command again.',
  );
}
