import { contained, type Containment } from './contained';

/** One question at a time, and what becomes of it. */
export interface Mailbox {
  /** The next line that is delivered. @throws Containment where none will be. */
  readonly next: () => Promise<string>;
  /** Whether a line is waited for. */
  readonly isWaiting: () => boolean;
  readonly deliver: (line: string) => void;
  /** Nothing will be delivered any more; the first reason stays. */
  readonly close: (why: Containment) => void;
}

export function mailbox(): Mailbox {
  let waiting: { resolve: (line: string) => void; reject: (why: Containment) => void } | undefined;
  let over: Containment | undefined;
  return {
    next: () =>
      new Promise((resolve, reject) => {
        if (over) reject(over);
        else waiting = { resolve, reject };
      }),
    isWaiting: () => waiting !== undefined,
    deliver: (line) => {
      const { resolve } = waiting ?? {};
      waiting = undefined;
      resolve?.(line);
    },
    close: (why) => {
      over ??= why;
      waiting?.reject(over);
      waiting = undefined;
    },
  };
}

/** A line that nobody asked for. */
export const unasked = (): Containment =>
  contained('protocol', 'The code sent messages of its own to the judge.');
