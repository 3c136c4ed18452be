import { spawn, type ChildProcess } from 'node:child_process';
import type { Duplex } from 'node:stream';
import type { Limits } from '../limits';
import type { Command } from './command';
import { contained, type Containment } from './contained';
import { mailbox, unasked, type Mailbox } from './mailbox';
import { onLines, onOutput } from './streams';
import { usageOf } from './tree';
import { watched } from './watch';

/** A process apart, that answers lines with lines. */
export interface Isolated {
  /**
   * Sends a line and waits for the next one that comes back.
   *
   * @param what - Begins the sentence that says what went wrong: `A call`.
   * @param seconds - Of processor time that it may take.
   * @throws Containment where the process ended or had to be stopped.
   */
  readonly ask: (line: string, what: string, seconds: number) => Promise<string>;
  readonly cpuSeconds: () => number;
  /** Ends it, whatever it is doing. */
  readonly kill: () => void;
}

/** Starts a process. */
export function isolated(command: Command, limits: Limits): Isolated {
  const child = started(command);
  const channel = child.stdio[3] as Duplex;
  const box = mailbox();
  const fail = (why: Containment): void => {
    watch.end();
    killTree(child);
    box.close(why);
  };
  const watch = watched(child.pid ?? 0, limits, fail);
  listen(child, limits, box, fail);
  return {
    ask: async (line, what, seconds) => {
      const answer = box.next();
      if (box.isWaiting()) {
        watch.begin(what, seconds);
        channel.write(`${line}\n`);
      }
      return answer.finally(watch.end);
    },
    cpuSeconds: watch.cpuSeconds,
    kill: () => {
      fail(contained('ended', 'The process is not needed any more.'));
    },
  };
}

const started = ({ file, args, user }: Command): ChildProcess =>
  spawn(file, args, {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { UV_THREADPOOL_SIZE: '1', PATH: process.env['PATH'] },
    cwd: '/',
    detached: true,
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });

/** Hears answers, prints and the end of a process. */
function listen(
  child: ChildProcess,
  { messageBytes, outputBytes }: Limits,
  box: Mailbox,
  fail: (why: Containment) => void,
): void {
  const channel = child.stdio[3] as Duplex;
  const printed = onOutput([child.stdout, child.stderr], outputBytes, () => {
    fail(contained('output', `The code printed more than ${outputBytes / 1e6} MB.`));
  });
  const line = (text: string): void => {
    if (box.isWaiting()) box.deliver(text);
    else fail(unasked());
  };
  onLines(channel, messageBytes, line, () => {
    fail(contained('protocol', 'The answer is longer than any that can be judged.'));
  });
  channel.on('error', () => undefined); // the process has ended, which `close` tells
  child.once('error', ({ message }) => {
    fail(contained('start', `The process could not be started: ${message}.`));
  });
  child.once('close', (code, signal) => {
    fail(endOf(code ?? signal, printed()));
  });
}

function endOf(end: number | string | null, printed: string): Containment {
  if (/out of memory|bad_alloc/i.test(printed)) {
    return contained('memory', 'The code took more memory than there is for it.');
  }
  return contained('exited', `The code ended its process (${end ?? 'unknown'}).`);
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
