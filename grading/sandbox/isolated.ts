import { spawn, type ChildProcess } from 'node:child_process';
import type { Duplex } from 'node:stream';
import type { Limits } from '../limits';
import type { Command } from './command';
import { contained, type Containment } from './contained';
import { usageOf } from './tree';
import { watched } from './watch';

/** A process apart, that answers lines with lines. */
export interface Isolated {
  /**
   * Sends a line and waits for the next one that comes back.
   *
   * @param line - Nothing where only the next line is waited for.
   * @param what - Begins the sentence that says what went wrong: `A call`.
   * @param seconds - Of processor time that it may take.
   * @throws Containment where the process ended or had to be stopped.
   */
  readonly ask: (line: string | undefined, what: string, seconds: number) => Promise<string>;
  readonly cpuSeconds: () => number;
  /** Ends it, whatever it is doing. */
  readonly kill: () => void;
}

/** What waits for a line. */
interface Waiting {
  readonly resolve: (line: string) => void;
  readonly reject: (why: Containment) => void;
}

/** Starts a process. */
export function isolated({ file, args, user }: Command, limits: Limits): Isolated {
  const child = spawn(file, args, {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { UV_THREADPOOL_SIZE: '1', PATH: process.env['PATH'] },
    cwd: '/',
    detached: true,
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
  let over: Containment | undefined;
  let waiting: Waiting | undefined;
  const fail = (why: Containment): void => {
    over ??= why;
    killTree(child);
    watch.end();
    waiting?.reject(over);
    waiting = undefined;
  };
  const watch = watched(child.pid ?? 0, limits, fail);
  const printed = listenTo(child, limits, fail);
  child.once('error', (error) => {
    fail(contained('start', `The process could not be started: ${error.message}.`));
  });
  child.once('close', (code, signal) => {
    fail(endOf(code ?? signal, printed()));
  });
  const channel = child.stdio[3] as Duplex;
  channel.on('error', () => undefined); // it has ended, which `close` tells
  onLines(channel, limits, {
    line: (text) => {
      if (!waiting) {
        fail(contained('protocol', 'The code sent messages of its own to the judge.'));
        return;
      }
      watch.end();
      const { resolve } = waiting;
      waiting = undefined;
      resolve(text);
    },
    tooLong: () => {
      fail(contained('protocol', 'The answer is longer than any that can be judged.'));
    },
  });
  return {
    ask: (line, what, seconds) =>
      new Promise((resolve, reject) => {
        if (over) {
          reject(over);
          return;
        }
        waiting = { resolve, reject };
        watch.begin(what, seconds);
        if (line !== undefined) channel.write(`${line}\n`);
      }),
    cpuSeconds: watch.cpuSeconds,
    kill: () => {
      fail(contained('ended', 'The process is not needed any more.'));
    },
  };
}

/** Counts what is printed. @returns Gives the end of it. */
function listenTo(
  { stdout, stderr }: ChildProcess,
  { outputBytes }: Limits,
  fail: (why: Containment) => void,
): () => string {
  let total = 0;
  let tail = '';
  const count = (chunk: Buffer): void => {
    total += chunk.length;
    tail = (tail + chunk.toString('latin1')).slice(-TAIL);
    if (total > outputBytes) {
      fail(contained('output', `The code printed more than ${outputBytes / 1e6} MB.`));
    }
  };
  stdout?.on('data', count);
  stderr?.on('data', count);
  return () => tail;
}

/** Enough of what was printed last to see why Node gave up. */
const TAIL = 4000;

interface Reading {
  readonly line: (text: string) => void;
  readonly tooLong: () => void;
}

/** Cuts what arrives into lines, none of them too long. */
function onLines(channel: Duplex, { messageBytes }: Limits, { line, tooLong }: Reading): void {
  let chunks: Buffer[] = [];
  let size = 0;
  channel.on('data', (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      const text = Buffer.concat([...chunks, rest.subarray(0, end)]).toString();
      [chunks, size, rest] = [[], 0, rest.subarray(end + 1)];
      line(text);
    }
    chunks.push(rest);
    size += rest.length;
    if (size > messageBytes) tooLong();
  });
}

function endOf(end: number | string | null, printed: string): Containment {
  if (/heap out of memory|out of memory|bad_alloc/i.test(printed)) {
    return contained('memory', 'The code took more memory than there is for it.');
  }
  return contained('exited', `The process ended in the middle (${end ?? 'unknown'}).`);
}

/** Ends a process with all its descendants, at once. */
function killTree({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  const group = -pid;
  for (const each of [...(usageOf(pid)?.processes ?? []), group]) {
    try {
      process.kill(each, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
}
