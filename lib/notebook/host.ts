import { kernelApi } from '../kernelApi';
import type { KernelApi } from '../kernelApi';

/** Where output goes and what time it is; tests bring their own. */
export interface Host {
  /** Undefined in a plain Node process. */
  readonly kernel: KernelApi | undefined;
  /** Milliseconds since some moment. */
  readonly now: () => number;
  /** Runs a function after some milliseconds; what it returns calls that off. */
  readonly later: (run: () => void, milliseconds: number) => () => void;
  readonly terminal: {
    readonly isTTY: boolean;
    /** Letters in a line. */
    readonly columns: number;
    readonly write: (text: string) => void;
  };
}

/** The host of this process: the notebook kernel where there is one, and standard output. */
export const thisHost = (): Host => ({
  kernel: kernelApi(),
  now: () => performance.now(),
  later: (run, milliseconds) => {
    const timer = setTimeout(run, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
  terminal: {
    isTTY: process.stdout.isTTY,
    columns: process.stdout.columns || 80,
    write: (text) => process.stdout.write(text),
  },
});
