import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { jupyterClient } from './jupyterClient';
import type { Client } from './jupyterClient';
import { connectionFile } from './jupyterConnection';

export const PROJECT = path.resolve(__dirname, '../..');

export interface Kernel extends Client {
  readonly process: ChildProcess;
  /** Settles when the process has ended. */
  readonly ended: Promise<void>;
  /** Asks the kernel to end and waits until it has. */
  readonly shutdown: () => Promise<void>;
}

export interface StartOptions {
  /** The folder of the notebook. */
  readonly folder?: string;
  /** The project whose kernel is started. */
  readonly project?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts the kernel as its kernelspec says, as Jupyter does, and waits until it answers. */
export async function startKernel({
  project = PROJECT,
  folder = path.join(project, 'notebooks'),
  env = {},
}: StartOptions = {}): Promise<Kernel> {
  const spec = path.join(project, 'kernel/jupyter/kernels/tslab');
  const { argv } = JSON.parse(readFileSync(path.join(spec, 'kernel.json'), 'utf8')) as {
    argv: string[];
  };
  const { connection, file } = await connectionFile();
  const [command, ...rest] = argv.map((word) =>
    word.replace('{resource_dir}', spec).replace('{connection_file}', file),
  );
  const child = spawn(command!, rest, {
    cwd: folder,
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve();
    }),
  );
  const client = await jupyterClient(connection);
  const shutdown = async (): Promise<void> => {
    await client.control('shutdown_request', { restart: false });
    await ended;
    client.close();
  };
  return { ...client, process: child, ended, shutdown };
}
