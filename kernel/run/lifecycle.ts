import { Shared } from '../gateway/protocol';
import type { Outcome } from './execute';
import { beginRun, currentRun } from './run';
import type { Run } from './run';
import { dropRun, GRACE_MS, interruption, isInterruption, stopRun } from './stop';
import { cancelTimers } from './timers';

interface LifecycleOptions {
  readonly shared: Int32Array;
  /** Compiles and runs a cell. */
  readonly execute: (code: string) => Promise<Outcome>;
  /** Settles what later cells see of a cell that came to `outcome`. */
  readonly conclude: (outcome: Outcome) => void;
  /** Shows an exception that came after its cell had ended. */
  readonly showLate: (run: Run, thrown: unknown) => void;
}

export interface Lifecycle {
  readonly run: (id: number, count: number, code: string) => Promise<Outcome>;
  /** Stop was asked for request `id`; with 0 no cell was running, and what earlier cells left ends. */
  readonly stop: (id: number) => void;
  /** The JavaScript of request `id` was torn out of its work. */
  readonly terminated: (id: number) => void;
}

interface State extends LifecycleOptions {
  /** Ends the cell that is running; undefined when none is. */
  settle: ((outcome: Outcome) => void) | undefined;
  /** An exception that nobody caught: it ends the cell, as it would end a program. */
  uncaught: Outcome | undefined;
}

// Taken before cells can cancel them.
const { setImmediate: turn, setTimeout: later } = globalThis;
const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    turn(resolve);
  });

/** Runs one cell after the other, and ends the one that is running. */
export function lifecycle(options: LifecycleOptions): Lifecycle {
  const state: State = { ...options, settle: undefined, uncaught: undefined };
  return {
    run: (id, count, code) => run(state, id, count, code),
    stop: (id) => {
      const own = currentRun();
      if (!state.settle && id === 0) cancelTimers(() => true);
      if (!state.settle || id !== own.id) return;
      stopRun(own);
      later(() => {
        if (own === currentRun()) settleWith(state, interruption());
      }, GRACE_MS);
    },
    terminated: (id) => {
      const own = currentRun();
      if (id !== own.id || !state.settle) return;
      stopRun(own);
      settleWith(state, interruption());
    },
  };
}

const settleWith = (state: State, thrown: unknown): void => {
  state.settle?.({ kind: 'thrown', thrown });
};

async function run(state: State, id: number, count: number, code: string): Promise<Outcome> {
  const own = await begin(state, id, count);
  const settled = await new Promise<Outcome>((resolve) => {
    state.settle = resolve;
    // In a turn of its own, so that termination takes none of our frames along.
    turn(() => void state.execute(code).then(resolve));
  });
  // Node reports rejections that nobody handled before the next turn.
  await nextTurn();
  // Stop may have ended the cell before its message was read.
  if (Atomics.load(state.shared, Shared.stop) === id) stopRun(own);
  const outcome = state.uncaught ?? wayOut(own, settled);
  finish(state, own);
  state.conclude(outcome);
  return outcome;
}

async function begin(state: State, id: number, count: number): Promise<Run> {
  state.uncaught = undefined;
  const own = beginRun(id, count, (thrown) => {
    fail(state, own, thrown);
  });
  Atomics.store(state.shared, Shared.stop, 0);
  Atomics.store(state.shared, Shared.running, id);
  // Termination drops promises that wait to continue: let ours.
  await nextTurn();
  return own;
}

function finish(state: State, own: Run): void {
  state.settle = undefined;
  for (const slot of [Shared.running, Shared.executing, Shared.stop]) {
    Atomics.store(state.shared, slot, 0);
  }
  if (own.stoppedAt !== undefined) dropRun(own);
}

function fail(state: State, own: Run, thrown: unknown): void {
  if (own.stoppedAt !== undefined || isInterruption(thrown)) return;
  if (own !== currentRun() || !state.settle) {
    state.showLate(own, thrown);
    return;
  }
  state.uncaught = { kind: 'thrown', thrown };
  stopRun(own);
  state.settle(state.uncaught);
}

/** Whatever else a stopped cell threw on its way out, it was stopped. */
const wayOut = ({ stoppedAt }: Run, outcome: Outcome): Outcome =>
  stoppedAt !== undefined && outcome.kind === 'thrown' && !isInterruption(outcome.thrown)
    ? { kind: 'thrown', thrown: interruption() }
    : outcome;
