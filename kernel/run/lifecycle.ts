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

// Taken before cells can cancel them.
const { setImmediate: turn, setTimeout: later } = globalThis;
const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    turn(resolve);
  });

/** Whatever else a stopped cell threw on its way out, it was stopped. */
const wayOut = ({ stoppedAt }: Run, outcome: Outcome): Outcome =>
  stoppedAt !== undefined && outcome.kind === 'thrown' && !isInterruption(outcome.thrown)
    ? { kind: 'thrown', thrown: interruption() }
    : outcome;

/** Runs one cell after the other, and ends the one that is running. */
export function lifecycle({ shared, execute, conclude, showLate }: LifecycleOptions): Lifecycle {
  let settle: ((outcome: Outcome) => void) | undefined;
  let uncaught: Outcome | undefined;
  const settleWith = (thrown: unknown): void => settle?.({ kind: 'thrown', thrown });
  const isRunning = (run: Run): boolean => settle !== undefined && run === currentRun();

  const fail = (run: Run, thrown: unknown): void => {
    if (run.stoppedAt !== undefined || isInterruption(thrown)) return;
    if (!isRunning(run)) {
      showLate(run, thrown);
      return;
    }
    // As in a program: an exception that nobody catches ends what is under way.
    uncaught = { kind: 'thrown', thrown };
    stopRun(run);
    settle?.(uncaught);
  };
  const begin = async (id: number, count: number): Promise<Run> => {
    const run = beginRun(id, count, (thrown) => {
      fail(run, thrown);
    });
    Atomics.store(shared, Shared.stop, 0);
    Atomics.store(shared, Shared.running, id);
    // Termination drops promises that wait to continue: let ours.
    await nextTurn();
    return run;
  };
  const finish = (run: Run): void => {
    settle = undefined;
    for (const slot of [Shared.running, Shared.executing, Shared.stop]) {
      Atomics.store(shared, slot, 0);
    }
    if (run.stoppedAt !== undefined) dropRun(run);
  };
  const run = async (id: number, count: number, code: string): Promise<Outcome> => {
    const outcomes: Outcome[] = [];
    uncaught = undefined;
    const own = await begin(id, count);
    await new Promise<void>((resolve) => {
      settle = (outcome) => {
        outcomes.push(outcome);
        resolve();
      };
      // In a turn of its own, so that termination takes none of our frames along.
      turn(() => void execute(code).then(settle));
    });
    // Node reports rejections that nobody handled before the next turn.
    await nextTurn();
    const outcome = uncaught ?? wayOut(own, outcomes[0]!);
    finish(own);
    conclude(outcome);
    return outcome;
  };
  const stop = (id: number): void => {
    const own = currentRun();
    if (id === 0) cancelTimers(() => !isRunning(own));
    if (id !== own.id || !isRunning(own)) return;
    stopRun(own);
    later(() => {
      if (isRunning(own)) settleWith(interruption());
    }, GRACE_MS);
  };
  const terminated = (id: number): void => {
    const own = currentRun();
    if (id !== own.id || !isRunning(own)) return;
    stopRun(own);
    settleWith(interruption());
  };
  return { run, stop, terminated };
}
