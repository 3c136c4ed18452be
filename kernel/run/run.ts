/** One cell under way. */
export interface Run {
  /** The number of its request. */
  readonly id: number;
  /** What stacks call its code, `In[3]`. */
  readonly name: string;
  readonly abort: AbortController;
  /** Ends the awaits that are under way. */
  readonly waiting: Set<(reason: Error) => void>;
  /** Hears of exceptions that nobody caught. */
  readonly fail: (thrown: unknown) => void;
  /** When Stop reached it, in milliseconds since the epoch. */
  stoppedAt: number | undefined;
  /** Stopped and done with: nothing of it may go on. */
  dead: boolean;
}

const newRun = (id: number, name: string, fail: Run['fail']): Run => ({
  id,
  name,
  fail,
  abort: new AbortController(),
  waiting: new Set(),
  stoppedAt: undefined,
  dead: false,
});

let current = newRun(0, 'In[0]', () => undefined);

/** The cell under way, or the last one: what comes late still belongs to it. */
export const currentRun = (): Run => current;

/** Begins a run; outputs, awaits and timers from here on belong to it. */
export function beginRun(id: number, count: number, fail: Run['fail']): Run {
  current = newRun(id, `In[${count}]`, fail);
  return current;
}

/** Calls `work` on behalf of `run`, whichever cell is under way now. */
export function onBehalfOf<T>(run: Run, work: () => T): T {
  const before = current;
  current = run;
  try {
    return work();
  } finally {
    current = before;
  }
}
