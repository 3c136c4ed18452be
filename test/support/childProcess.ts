import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** How a child process ended, and all that it printed. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where the child is told of: its process number. */
type Watch = (pid: number) => void;

/**
 * Runs a script in a Node process of its own, from the project's folder.
 *
 * @param script - CommonJS; TypeScript can be required.
 * @param env - Changes of this process's; undefined takes a variable out.
 * @param watch - Called once, when the child has printed its first line.
 */
export function runScript(
  script: string,
  {
    env = {},
    flags = [],
    watch,
  }: { env?: Record<string, string | undefined>; flags?: string[]; watch?: Watch } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [...flags, '-r', 'ts-node/register', '-e', script], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (stdout === '' && child.pid !== undefined) watch?.(child.pid);
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      resolve({ code, signal, stdout, stderr });
    });
  });
}
