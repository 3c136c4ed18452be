import type { DisplayOptions, KernelApi, MimeBundle } from '../../../lib/kernelApi';
import type { Host } from '../../../lib/notebook/host';

interface Sent extends DisplayOptions {
  readonly at: number;
  readonly data: MimeBundle;
}

interface FakeHost {
  readonly host: Host;
  /** What the kernel was given, in order. */
  readonly sent: Sent[];
  /** What the terminal was given. */
  readonly written: string[];
  /** Lets time pass, running what is due. */
  readonly advance: (milliseconds: number) => void;
  /** Presses Stop: the kernel clears the cell's timers. */
  readonly stop: () => void;
}

interface FakeOptions {
  readonly kernel?: boolean;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** A host whose clock goes when told to. */
export function fakeHost({
  kernel = true,
  isTTY = false,
  columns = 80,
}: FakeOptions = {}): FakeHost {
  let time = 1000;
  let timers: { readonly due: number; readonly run: () => void }[] = [];
  const sent: Sent[] = [];
  const written: string[] = [];
  const cell = new AbortController();
  const api: KernelApi = {
    display: (data, options = {}) => sent.push({ at: time, data, ...options }),
    clearOutput: () => undefined,
    stopSignal: () => cell.signal,
  };
  const advance = (milliseconds: number): void => {
    const end = time + milliseconds;
    for (;;) {
      const next = timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
      if (!next) break;
      timers = timers.filter((timer) => timer !== next);
      time = next.due;
      next.run();
    }
    time = end;
  };
  const host: Host = {
    kernel: kernel ? api : undefined,
    now: () => time,
    later: (run, milliseconds) => {
      const timer = { due: time + milliseconds, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    terminal: { isTTY, columns, write: (text) => written.push(text) },
  };
  const stop = (): void => {
    timers = [];
    cell.abort();
  };
  return { host, sent, written, advance, stop };
}
