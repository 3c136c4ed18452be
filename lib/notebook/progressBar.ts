import { randomUUID } from 'node:crypto';
import { assertPositive } from '../shapes';
import { display } from './display';
import { thisHost } from './host';
import type { Host } from './host';
import { progressHtml, progressText } from './progressText';
import type { Notes, Progress } from './progressText';
import { terminalLine } from './terminalLine';
import { throttled } from './throttled';

/** What a progress bar counts, and what it is called. */
export interface ProgressBarOptions {
  /** Steps of the whole task. */
  readonly total: number;
  readonly label: string;
}

/** A progress bar on show. */
export interface ProgressBar {
  /** Says how many steps are completed; at `total` the bar is done. */
  readonly update: (completed: number, notes?: Notes) => void;
  /** Ends the bar; short of `total` it says that the task was stopped. */
  readonly done: () => void;
}

// Milliseconds.
const INTERVAL = 200;

/**
 * Shows how far a task is, with rate, time gone and left, and notes such as the loss; in place, five times a second at most.
 *
 * Pressing Stop ends it. In a terminal it is one line that is written over; in a log file, a line for each tenth.
 *
 * @param host - For tests.
 * @throws RangeError where `total` is not above 0.
 */
export function progressBar(
  { total, label }: ProgressBarOptions,
  host: Host = thisHost(),
): ProgressBar {
  assertPositive('progressBar', { total });
  const start = host.now();
  const draw = host.kernel ? inNotebook(host) : terminalLine(host);
  // A log file gets few lines anyway, and each of them in time.
  const interval = host.kernel || host.terminal.isTTY ? INTERVAL : 0;
  const { push, flush } = throttled(draw, host, interval);
  let now: Progress = { label, total, completed: 0, elapsed: 0, state: 'running', notes: {} };
  const set = (change: Partial<Progress>): void => {
    if (now.state !== 'running') return;
    now = { ...now, ...change, elapsed: host.now() - start };
    push(now);
    if (now.state !== 'running') flush();
  };
  const update = (completed: number, notes: Notes = {}): void => {
    const within = Math.min(total, Math.max(0, completed));
    set({ completed: within, notes, state: within === total ? 'done' : 'running' });
  };
  const done = (): void => {
    set({ state: now.completed === total ? 'done' : 'stopped' });
  };
  push(now);
  host.kernel?.stopSignal().addEventListener('abort', done, { once: true });
  return { update, done };
}

function inNotebook(host: Host): (progress: Progress) => void {
  const displayId = randomUUID();
  let update = false;
  return (progress) => {
    const bundle = { 'text/html': progressHtml(progress), 'text/plain': progressText(progress) };
    display(bundle, { displayId, update }, host);
    update = true;
  };
}
