/** Where text goes: a request's standard output or standard error. */
interface Target {
  readonly id: number;
  readonly name: string;
}

const WINDOW_MS = 50;

/**
 * Merges the texts that one cell writes within 50 ms into one `stream` message, in order.
 * The first text after a pause goes out at once.
 */
export function mergedStreams(publish: (target: Target, text: string) => void): {
  write: (target: Target, text: string) => void;
  flush: () => void;
} {
  let pending: { target: Target; text: string } | undefined;
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    if (!pending) return;
    const { target, text } = pending;
    pending = undefined;
    publish(target, text);
  };
  const tick = (): void => {
    timer = pending ? setTimeout(tick, WINDOW_MS) : undefined;
    flush();
  };
  const write = (target: Target, text: string): void => {
    if (pending && (pending.target.id !== target.id || pending.target.name !== target.name))
      flush();
    pending = { target, text: (pending?.text ?? '') + text };
    if (timer) return;
    flush();
    timer = setTimeout(tick, WINDOW_MS);
  };
  return { write, flush };
}
