import { writeSync } from 'node:fs';
import type { Publisher, Router } from 'zeromq';
import { decode, encode } from './message';
import type { Message } from './message';

/**
 * Sends messages over a socket one after the other.
 * A ZeroMQ socket refuses a second send while one is under way.
 */
export function sender(
  socket: Publisher | Router,
  key: string,
): (message: Message) => Promise<void> {
  let last = Promise.resolve();
  return (message) => {
    last = last.then(() => socket.send(encode(message, key))).catch(warn);
    return last;
  };
}

/** Calls `handle` with each message that arrives; what is no message is dropped with a warning. */
export async function receive(
  socket: Router,
  key: string,
  handle: (message: Message) => void,
): Promise<void> {
  for await (const frames of socket) {
    try {
      handle(decode(frames, key));
    } catch (error) {
      warn(error);
    }
  }
}

// Not process.stderr: that is the notebook's.
const warn = (error: unknown): void => {
  writeSync(2, `kernel: ${String(error)}\n`);
};
