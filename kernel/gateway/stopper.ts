import { Session } from 'node:inspector';
import { Shared } from './protocol';
import type { ToMain } from './protocol';

const LOOK_MS = 100;
const SIGNAL_AFTER_MS = 600;
const TERMINATE_AFTER_MS = 1100;

/**
 * Stops the running cell, ever more firmly until it ends. First a flag that its loops look at and a message;
 * they are enough for code of cells and of the library. Code of packages may hold the main thread for long:
 * SIGINT ends the synchronous part of a cell, termination whatever JavaScript is running.
 */
export function stopper(shared: Int32Array, toMain: (message: ToMain) => void): () => void {
  return () => {
    const id = Atomics.load(shared, Shared.running);
    Atomics.store(shared, Shared.stop, id);
    toMain({ kind: 'stop', id });
    let busyMs = 0;
    const look = (): void => {
      if (id === 0 || Atomics.load(shared, Shared.running) !== id) {
        clearInterval(timer);
        return;
      }
      // The compiler must not be torn out of its work; the cell will end before it begins.
      if (Atomics.load(shared, Shared.executing) === 0) return;
      busyMs += LOOK_MS;
      if (busyMs === SIGNAL_AFTER_MS && process.platform !== 'win32')
        process.kill(process.pid, 'SIGINT');
      if (busyMs === TERMINATE_AFTER_MS) terminate(id, toMain);
    };
    const timer = setInterval(look, LOOK_MS);
  };
}

const terminate = (id: number, toMain: (message: ToMain) => void): void => {
  const session = new Session();
  session.connectToMainThread();
  session.post('Runtime.terminateExecution', () => {
    session.disconnect();
    toMain({ kind: 'terminated', id });
  });
};
