import type { Host } from './host';

export interface Throttled<State> {
  /** Sends the state now, or soon; a newer one takes the place of one that still waits. */
  readonly push: (state: State) => void;
  /** Sends now what waits. */
  readonly flush: () => void;
}

/**
 * Sends states at most once per interval and never loses the last one.
 *
 * @param interval - Milliseconds.
 */
export function throttled<State>(
  send: (state: State) => void,
  host: Host,
  interval: number,
): Throttled<State> {
  let waiting: { readonly state: State } | undefined;
  let sentAt = -Infinity;
  let callOff: (() => void) | undefined;
  const flush = (): void => {
    callOff?.();
    callOff = undefined;
    if (!waiting) return;
    const { state } = waiting;
    waiting = undefined;
    sentAt = host.now();
    send(state);
  };
  const push = (state: State): void => {
    waiting = { state };
    const wait = sentAt + interval - host.now();
    if (wait <= 0) flush();
    else callOff ??= host.later(flush, wait);
  };
  return { push, flush };
}
