import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { printable } from '../printable';
import type { Graded, GradeOptions, Submission } from '../submission';

/** What a grading process says. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'graded'; readonly graded: Graded }
  | { readonly kind: 'failed'; readonly reason: string };

/** What became of one submission: its marks, or why there are none. */
export type Outcome =
  | Exclude<Answer, { kind: 'ready' }>
  /** The process is gone, and a new one is wanted. */
  | { readonly kind: 'died'; readonly reason: string }
  /** It was ended, since it took too long. */
  | { readonly kind: 'late'; readonly reason: string };

/** A process that grades one submission after the other. */
export interface GraderProcess {
  readonly grade: (submission: Submission, options: GradeOptions) => Promise<Outcome>;
  /** Ends it with all that it has started. */
  readonly kill: () => void;
}

/** Letters of its last words that are kept. */
const LAST_WORDS = 2000;

/**
 * Starts a process that grades: if the grader itself crashes on a submission, or does not come to an
 * end, no other submission is touched.
 *
 * @param module - A file that exports `grade`.
 * @param deadline - Milliseconds for one submission.
 */
export function graderProcess(module: string, deadline: number): GraderProcess {
  const child = fork(path.join(__dirname, 'grader.ts'), [module], {
    execArgv: ['-r', require.resolve('ts-node/register')],
    // In a group of its own: Ctrl-C reaches the parent alone, and one signal ends all that it started.
    detached: true,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const words = lastWords(child);
  const kill = () => {
    killGroup(child);
  };
  const ended = new Promise<Outcome>((resolve) => {
    child.once('close', (code, signal) => {
      const how = signal ? `was ended by ${signal}` : `ended with exit code ${String(code)}`;
      resolve({ kind: 'died', reason: `the grading process ${how}. ${words()}`.trim() });
    });
    child.once('error', ({ message }) => {
      resolve({ kind: 'died', reason: `the grading process cannot be started: ${message}` });
    });
  });
  const ready = next(child, ended);
  const grade: GraderProcess['grade'] = async (submission, options) => {
    const first = await ready;
    if (first.kind === 'died') return first;
    const answer = next(child, ended);
    child.send({ submission, options }, () => undefined); // a closed channel shows in `ended`
    return within(answer, deadline, kill);
  };
  return { grade, kill };
}

/** The next thing that a process says, or its end. */
const next = (child: ChildProcess, ended: Promise<Outcome>): Promise<Answer | Outcome> =>
  Promise.race([
    ended,
    new Promise<Answer>((resolve) => {
      child.once('message', (message) => {
        resolve(message as Answer);
      });
    }),
  ]);

/** An answer that comes in time; whoever takes longer is ended. */
async function within(
  answer: Promise<Answer | Outcome>,
  deadline: number,
  kill: () => void,
): Promise<Outcome> {
  const seconds = Math.round(deadline / 1000);
  const late = new AbortController();
  const found = await Promise.race([
    answer,
    sleep(deadline, { kind: 'late', reason: `grading took more than ${seconds} s` } as const, {
      signal: late.signal,
    }),
  ]).finally(() => {
    late.abort();
  });
  if (found.kind === 'late') kill();
  return found.kind === 'ready' ? { kind: 'failed', reason: 'the grader answered nothing' } : found;
}

function lastWords(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (more: string) => {
    text = (text + more).slice(-LAST_WORDS);
  });
  return () => printable(text, LAST_WORDS);
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
