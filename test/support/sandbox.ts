import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..', '..');

/** A folder of its own for a test, removed by `dispose`. */
export interface Sandbox {
  readonly folder: string;
  readonly write: (file: string, text: string, mode?: number) => void;
  readonly read: (file: string) => string;
  readonly exists: (file: string) => boolean;
  readonly dispose: () => void;
}

export function sandbox(): Sandbox {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'course-test-')));
  const at = (file: string) => path.join(folder, file);
  return {
    folder,
    write: (file, text, mode = 0o644) => {
      fs.mkdirSync(path.dirname(at(file)), { recursive: true });
      fs.writeFileSync(at(file), text, { mode });
    },
    read: (file) => fs.readFileSync(at(file), 'utf8'),
    exists: (file) => fs.existsSync(at(file)),
    dispose: () => {
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A project that has the real set-up scripts and no packages, with stand-ins for npm, Python and
 * uv whose behaviour each test writes as a shell script or as Node code.
 */
export function bareProject(): Sandbox {
  const box = sandbox();
  fs.cpSync(path.join(ROOT, 'scripts'), path.join(box.folder, 'scripts'), { recursive: true });
  box.write('package-lock.json', '{}');
  box.write('.npmrc', '');
  box.write('requirements.txt', '');
  box.write('binding/binding.cc', '');
  for (const room of ['lib', 'checks', 'kernel']) box.write(`${room}/index.ts`, '');
  box.write('kernel/jupyter/labextensions/course-plotly/static/remoteEntry.js', '');
  box.write('npm-cli.js', GOOD_NPM);
  box.write('bin/python3', GOOD_PYTHON, 0o755);
  box.write('bin/uv', 'echo no uv here >&2; exit 1', 0o755);
  return box;
}

/** Installs the one package that set-up itself reads, and counts its calls. */
const GOOD_NPM = `
const fs = require('node:fs');
fs.appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n');
fs.mkdirSync('node_modules/plotly.js-dist', { recursive: true });
fs.writeFileSync('node_modules/plotly.js-dist/plotly.js', 'plotly');
`;

/** Answers with its version; as \`-m venv\`, makes an environment whose python does the same. */
export const GOOD_PYTHON = `#!/bin/sh
case "$*" in
  *version_info*) echo 3.11 ;;
  *"-m venv"*) for last; do :; done; mkdir -p "$last/bin"; cp "$0" "$last/bin/python" ;;
  *"-m pip"*) echo "$*" >> pip-calls ;;
  *firstCell*) echo cell >> first-cells ;;
esac
`;

const environment = (box: Sandbox): NodeJS.ProcessEnv => ({
  PATH: [path.join(box.folder, 'bin'), '/usr/bin', '/bin'].join(path.delimiter),
  npm_execpath: path.join(box.folder, 'npm-cli.js'),
});

/** Runs a script of the bare project to its end. */
export function runScript(box: Sandbox, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: box.folder,
    env: environment(box),
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** Starts a script of the bare project. */
export const startScript = (box: Sandbox, ...args: readonly string[]) =>
  spawn(process.execPath, args, { cwd: box.folder, env: environment(box) });
