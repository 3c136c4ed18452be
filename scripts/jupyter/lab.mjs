import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot, root, venvProgram } from '../setup/paths.mjs';
import { jupyterEnv } from './env.mjs';

const HOST = '127.0.0.1';
const POLL_MS = 100;

/**
 * The first port from `from` on that nobody listens on.
 *
 * @param {number} from
 * @returns {Promise<number>}
 */
export function freePort(from) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(freePort(from + 1));
      else reject(error);
    });
    probe.listen(from, HOST, () => {
      probe.close(() => {
        resolve(from);
      });
    });
  });
}

/**
 * Waits until the server answers.
 *
 * @param {string} address
 * @param {() => boolean} gone - Whether there is nothing to wait for any more.
 */
async function untilAnswers(address, gone) {
  const answers = () =>
    fetch(`${address}/api`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!gone() && !(await answers())) await sleep(POLL_MS);
}

/**
 * Starts JupyterLab on the course.
 *
 * @param {number} port - A free one.
 * @param {boolean} browser - Whether to open the reader's browser.
 * @returns The server's process, and the address that logs in.
 */
function startLab(port, browser) {
  const token = randomBytes(24).toString('hex');
  for (const folder of ['config', 'data']) {
    fs.mkdirSync(inRoot('.course', 'jupyter', folder), { recursive: true });
  }
  const settings = {
    'ServerApp.ip': HOST,
    'ServerApp.port': port,
    'ServerApp.port_retries': 0,
    'ServerApp.root_dir': root,
    'FileContentsManager.preferred_dir': inRoot('notebooks'),
    'ServerApp.open_browser': browser ? 'True' : 'False',
    'ServerApp.answer_yes': 'True',
    'ServerApp.allow_root': process.getuid?.() === 0 ? 'True' : 'False',
    'Application.log_level': 'ERROR',
  };
  const options = Object.entries(settings).map(([name, value]) => `--${name}=${value}`);
  const server = spawn(venvProgram('python'), ['-m', 'jupyterlab', ...options], {
    cwd: root,
    detached: true, // Ctrl-C reaches it once, from us.
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...jupyterEnv(), JUPYTER_TOKEN: token },
  });
  return { server, url: `http://${HOST}:${port}/lab?token=${token}` };
}

/**
 * Ends a server and its kernels on Ctrl-C; a second Ctrl-C does not wait for them.
 *
 * @param {import('node:child_process').ChildProcess} server
 * @returns {() => boolean} Whether the reader has asked for the end.
 */
function endOnSignal(server) {
  let asked = false;
  const end = () => {
    server.kill(asked ? 'SIGKILL' : 'SIGTERM');
    asked = true;
  };
  process.on('SIGINT', end).on('SIGTERM', end).on('SIGHUP', end);
  return () => asked;
}

/**
 * Runs JupyterLab until it ends or Ctrl-C ends it.
 *
 * @param {{ firstPort: number, browser: boolean }} options
 * @returns {Promise<number>} The exit code: 0 also after Ctrl-C, the ordinary way out.
 */
export async function runLab({ firstPort, browser }) {
  console.log('JupyterLab is starting …');
  const port = await freePort(firstPort);
  const { server, url } = startLab(port, browser);
  const asked = endOnSignal(server);
  const ended = once(server, 'exit');
  await untilAnswers(`http://${HOST}:${port}`, () => server.exitCode !== null);
  if (server.exitCode === null && !asked()) {
    console.log(`\nThe course is open at\n  ${url}\nCtrl-C here ends it.\n`);
  }
  await ended;
  console.log('JupyterLab has ended.');
  return asked() ? 0 : (server.exitCode ?? 1);
}
