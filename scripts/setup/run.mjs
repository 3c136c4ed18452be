import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { adviceFor, SetupError } from './advice.mjs';
import { inRoot, root } from './paths.mjs';

const FRAME_MS = 200;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Ends what set-up has started; a signal to set-up alone must not leave npm or pip at work. */
export function endChildren() {
  for (const child of running) child.kill();
}

/**
 * Shows on a terminal what a command does just now: one line, redrawn in place.
 *
 * @param {string} label
 * @param {() => string} latest
 */
function spinner(label, latest) {
  if (!process.stdout.isTTY) return () => undefined;
  const started = Date.now();
  const timer = setInterval(() => {
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    const line = `${label} ${seconds} s  ${latest()}`;
    process.stdout.write(`\r\x1b[K${line.slice(0, (process.stdout.columns || 80) - 1)}`);
  }, FRAME_MS);
  return () => {
    clearInterval(timer);
    process.stdout.write('\r\x1b[K');
  };
}

/**
 * Runs one command of a set-up step: its output goes to `.course/logs`, its last line to the
 * terminal, and a failure becomes one sentence of advice.
 *
 * @param {string} label - What the line on the terminal begins with.
 * @param {readonly string[]} command - Program and arguments.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<void>}
 * @throws SetupError with the advice that fits what the command printed.
 */
export function run(label, [program = '', ...args], env = process.env) {
  const log = inRoot('.course', 'logs', `${label.replace(/\W+/g, '-')}.log`);
  fs.mkdirSync(path.dirname(log), { recursive: true });
  let output = '';
  const stop = spinner(
    label,
    () =>
      output
        .trimEnd()
        .split(/[\r\n]/)
        .at(-1) ?? '',
  );
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        output += text;
      });
    }
    const end = (/** @type {string | undefined} */ problem) => {
      stop();
      running.delete(child);
      if (problem === undefined) resolve();
      else reject(new SetupError(`${label}: ${problem}`));
    };
    child.on('error', (error) => {
      end(`${program} could not be started (${error.message}).`);
    });
    child.on('close', (code) => {
      fs.writeFileSync(log, output);
      end(code === 0 ? undefined : adviceFor(output, path.relative(root, log)));
    });
  });
}
