import { spawnSync } from 'node:child_process';
import os from 'node:os';
import './nodeVersion.mjs';

const { command } = await import('./command.mjs');
const { root, venvProgram } = await import('./setup/paths.mjs');
const { pythonVersion } = await import('./setup/python.mjs');
const { steps } = await import('./setup/steps.mjs');

const USAGE = `npm run doctor

Prints what is installed, which engine would run and why, and where the data would come from.
Installs nothing, downloads nothing.`;

/**
 * The first line that a program prints, or undefined where it cannot be run.
 *
 * @param {readonly string[]} command
 */
function firstLine([program = '', ...args]) {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', cwd: root });
  return status === 0 ? stdout.trim().split('\n')[0] : undefined;
}

/** @returns {Record<string, string>} What the course would use, or why that cannot be told. */
function courseFacts() {
  const ask = ['-r', 'ts-node/register', 'scripts/doctor/course.ts'];
  const { status, stdout, stderr } = spawnSync(process.execPath, ask, {
    encoding: 'utf8',
    cwd: root,
  });
  if (status !== 0)
    return { engine: `cannot be told: ${/^.*Error.*$/m.exec(stderr)?.[0] ?? stderr}` };
  const facts = /** @type {unknown} */ (JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}'));
  return /** @type {Record<string, string>} */ (facts);
}

await command(USAGE, {}, async () => {
  const missing = 'not found';
  const rows = Object.entries({
    machine: `${os.type()} ${os.release()} ${process.arch}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB`,
    Node: process.version,
    Python: pythonVersion(['python3']) ?? missing,
    JupyterLab: firstLine([venvProgram('python'), '-m', 'jupyterlab', '--version']) ?? missing,
    'C++ compiler':
      firstLine(['g++', '--version']) ?? firstLine(['clang++', '--version']) ?? missing,
    uv: firstLine(['uv', '--version']) ?? `${missing}; pip is used`,
    ...Object.fromEntries(
      steps().map((step) => [
        step.name,
        step.isDone() ? 'up to date' : 'open: `npm run setup` makes it',
      ]),
    ),
    ...courseFacts(),
  });
  const width = Math.max(...rows.map(([name]) => name.length));
  for (const [name, fact] of rows) console.log(`${name.padEnd(width)}  ${fact}`);
  return Promise.resolve();
});
