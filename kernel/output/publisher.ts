import type { Content } from '../gateway/message';
import { Shared } from '../gateway/protocol';
import type { ToGateway } from '../gateway/protocol';
import { currentRun } from '../run/run';

/** Publishes outputs of the running cell; what a stopped cell still says is dropped. */
export interface Publisher {
  readonly publish: (type: string, content: Content) => void;
  readonly write: (name: 'stdout' | 'stderr', text: string) => void;
}

// About what the gateway sends on in one go, every 50 ms.
const BACKLOG_LIMIT = 1_000_000;
const LOOK_MS = 100;

/** @param shared - Where the gateway counts off what it has sent on. */
export function publisher(send: (message: ToGateway) => void, shared: Int32Array): Publisher {
  const publish = (type: string, content: Content): void => {
    const { id, dead } = currentRun();
    if (!dead) send({ kind: 'output', id, type, content });
  };
  /** A cell that prints faster than anybody can read waits for its readers. */
  const waitForReaders = (): void => {
    for (;;) {
      const backlog = Atomics.load(shared, Shared.backlog);
      if (backlog < BACKLOG_LIMIT || Atomics.load(shared, Shared.stop) !== 0) return;
      Atomics.wait(shared, Shared.backlog, backlog, LOOK_MS);
    }
  };
  const write = (name: string, text: string): void => {
    if (text === '' || currentRun().dead) return;
    waitForReaders();
    Atomics.add(shared, Shared.backlog, text.length);
    publish('stream', { name, text });
  };
  return { publish, write };
}
