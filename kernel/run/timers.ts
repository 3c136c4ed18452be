import timers from 'node:timers';
import promises from 'node:timers/promises';
import { promisify } from 'node:util';
import { currentRun, onBehalfOf } from './run';
import type { Run } from './run';

type Callback = (...values: unknown[]) => void;
type Start = (callback: unknown, ...rest: unknown[]) => object;
type Cancel = (timer: unknown) => void;
type Table = Record<string, unknown>;

/** The timers under way, with the cells that made them. */
const pending = new Map<unknown, { readonly run: Run; readonly cancel: Cancel }>();

/** Cancels the timers of some runs. */
export function cancelTimers(isWanted: (run: Run) => boolean): void {
  for (const [timer, { run, cancel }] of pending) {
    if (!isWanted(run)) continue;
    cancel(timer);
    pending.delete(timer);
  }
}

/**
 * Has every timer remember the cell that made it, so that Stop can cancel it.
 * Programs find timers in three places, and all are changed: the globals, `timers`, `timers/promises`.
 */
export function trackTimers(): void {
  trackPair('setTimeout', 'clearTimeout');
  trackPair('setInterval', 'clearInterval');
  trackPair('setImmediate', 'clearImmediate');
  // The place of the options among the arguments.
  for (const [name, place] of [
    ['setTimeout', 2],
    ['setInterval', 2],
    ['setImmediate', 1],
  ] as const) {
    const table = promises as unknown as Table;
    table[name] = stoppable(table[name] as (...values: unknown[]) => unknown, place);
  }
}

function trackPair(startName: string, cancelName: string): void {
  const table = timers as unknown as Table;
  const start = table[startName] as Start;
  const cancel = table[cancelName] as Cancel;
  const tracked: Start = (callback, ...rest) => {
    // Node says it best what is wrong with something that is no function.
    if (typeof callback !== 'function') return start(callback, ...rest);
    const run = currentRun();
    const timer = start(
      (...values: unknown[]) => {
        if (startName !== 'setInterval') pending.delete(timer);
        fire(run, callback as Callback, values);
      },
      ...rest,
    );
    pending.set(timer, { run, cancel });
    return timer;
  };
  Object.defineProperty(tracked, 'name', { value: startName });
  // `promisify(setTimeout)` is another name for the function in `timers/promises`.
  Object.defineProperty(tracked, promisify.custom, {
    get: () => (promises as unknown as Table)[startName],
  });
  const forgetting: Cancel = (timer) => {
    pending.delete(timer);
    cancel(timer);
  };
  for (const place of [table, globalThis as unknown as Table]) {
    place[startName] = tracked;
    place[cancelName] = forgetting;
  }
}

function fire(run: Run, callback: Callback, values: readonly unknown[]): void {
  try {
    onBehalfOf(run, () => {
      callback(...values);
    });
  } catch (error) {
    run.fail(error);
  }
}

/** The function with the running cell's stop signal beside whatever signal its caller gives. */
const stoppable =
  (start: (...values: unknown[]) => unknown, place: number) =>
  (...values: unknown[]): unknown => {
    const options = values[place] as { signal?: AbortSignal } | undefined;
    const stop = currentRun().abort.signal;
    const signal = options?.signal ? AbortSignal.any([options.signal, stop]) : stop;
    const all = [...values];
    all[place] = { ...options, signal };
    return start(...all);
  };
