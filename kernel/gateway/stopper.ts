import { Session } from 'node:inspector';
import { Shared } from './protocol';
import type { ToMain } from './protocol';

const SIGNAL_AFTER_MS = 300;
const TERMINATE_AFTER_MS = 900;

/**
 * Stops the running cell, ever more firmly until it ends:
 * a flag and a message, then SIGINT (ends the synchronous part of a cell),
 * then termination of whatever JavaScript the main thread is running.
 */
export function stopper(shared: Int32Array, toMain: (message: ToMain) => void): () => void {
  const stillRunning = (cell: number): boolean =>
    cell !== 0 && Atomics.load(shared, Shared.running) === cell;
  return () => {
    const cell = Atomics.load(shared, Shared.running);
    if (cell !== 0) Atomics.store(shared, Shared.stop, 1);
    toMain({ kind: 'stop' });
    setTimeout(() => {
      if (stillRunning(cell) && process.platform !== 'win32') process.kill(process.pid, 'SIGINT');
    }, SIGNAL_AFTER_MS);
    setTimeout(() => {
      if (stillRunning(cell)) terminate(toMain);
    }, TERMINATE_AFTER_MS);
  };
}

const terminate = (toMain: (message: ToMain) => void): void => {
  const session = new Session();
  session.connectToMainThread();
  session.post('Runtime.terminateExecution', () => {
    session.disconnect();
    toMain({ kind: 'terminated' });
  });
};
