import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Remark } from '../marks';
import type { Returned } from './files';
import { LIMITS } from './limits';
import type { Reading } from './read';
import type { Question, Said } from './thread';

/** Reads submissions in a thread, and starts a new one where a submission was too much for it. */
export interface Reader {
  /** One after the other, in the order in which they are asked for. */
  readonly read: (files: readonly Returned[]) => Promise<Reading>;
  readonly close: () => Promise<void>;
}

interface ReaderLimits {
  /** Processor seconds for one submission, so that a busy machine changes nothing. */
  readonly seconds?: number;
  /** Megabytes of JavaScript's heap. */
  readonly heap?: number;
}

/**
 * Opens a reader of submissions that nobody trusts. An exercise whose types take too long or too
 * much memory gets a remark and is not run; all others are read.
 *
 * @param root - The course: `lib/`, `notebooks/`, and `solutions/` where it has them.
 */
export function openReader(
  root: string,
  { seconds = LIMITS.seconds, heap = LIMITS.heap }: ReaderLimits = {},
): Reader {
  let thread = start(root, heap);
  const readOnce = async (files: readonly Returned[]): Promise<Reading> => {
    const unchecked = new Map<string, Remark>();
    for (;;) {
      const result = await ask(thread, { files, unchecked }, seconds);
      if ('reading' in result) return result.reading;
      await thread.worker.terminate();
      thread = start(root, heap);
      const { checking, reason } = result;
      if (checking === undefined || unchecked.has(checking)) return nothingRead(files, reason);
      unchecked.set(checking, {
        name: 'type-error',
        says: `TypeScript does not come to an end with the types of ${checking}: ${reason}.`,
      });
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    read: (files) => {
      const reading = last.then(() => readOnce(files));
      last = reading.catch(() => undefined);
      return reading;
    },
    close: async () => {
      await last;
      await thread.worker.terminate();
    },
  };
}

interface Thread {
  readonly worker: Worker;
  readonly ready: Promise<Stopped | undefined>;
}

/** Why a thread gave no answer, and whose types it was at. */
interface Stopped {
  readonly reason: string;
  readonly checking?: string | undefined;
}

function start(root: string, heap: number): Thread {
  const register = require.resolve('ts-node/register');
  const script = [register, path.join(__dirname, 'thread.ts')].map(
    (file) => `require(${JSON.stringify(file)});`,
  );
  const worker = new Worker(script.join(''), {
    eval: true,
    workerData: { root },
    env: { ...process.env, TS_NODE_PROJECT: path.join(__dirname, '../../tsconfig.json') },
    resourceLimits: { maxOldGenerationSizeMb: heap, stackSizeMb: 4 },
  });
  worker.unref(); // a reader that nobody closed keeps no program from ending
  const ready = new Promise<Stopped | undefined>((resolve) => {
    worker.once('message', () => {
      resolve(undefined);
    });
    worker.once('error', ({ message }) => {
      resolve({ reason: message });
    });
  });
  return { worker, ready };
}

/** Asks a thread once it is ready. @throws Error where it cannot be started: that is no student's fault. */
async function ask(
  { worker, ready }: Thread,
  question: Question,
  seconds: number,
): Promise<{ readonly reading: Reading } | Stopped> {
  worker.ref();
  const unready = await ready;
  if (unready) throw new Error(`The reader of notebooks cannot be started: ${unready.reason}`);
  const result = await new Promise<{ readonly reading: Reading } | Stopped>((resolve) => {
    let checking: string | undefined;
    // While the thread reads, nothing else is done in this process.
    const before = cpuSeconds();
    const timer = setInterval(() => {
      if (cpuSeconds() - before < seconds) return;
      clearInterval(timer);
      resolve({ checking, reason: `more than ${seconds} s` });
    }, 100);
    // By name: the worker has listeners of its own, without which no message arrives.
    worker.removeAllListeners('message').removeAllListeners('error');
    worker.on('message', (said: Said) => {
      if (said.kind === 'checking') checking = said.exercise;
      if (said.kind !== 'read') return;
      clearInterval(timer);
      resolve({ reading: said.reading });
    });
    worker.once('error', ({ message }) => {
      clearInterval(timer);
      resolve({ checking, reason: message });
    });
    worker.postMessage(question);
  });
  worker.unref();
  return result;
}

const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const nothingRead = (files: readonly Returned[], reason: string): Reading => ({
  slices: [],
  remarks: [{ name: 'unreadable', says: `Reading the notebooks was stopped: ${reason}.` }],
  notebooks: files.map((file) => ({ path: file.path, notebook: undefined })),
  hashes: new Map(),
});
