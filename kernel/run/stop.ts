import { Shared } from '../gateway/protocol';
import { currentRun } from './run';
import type { Run } from './run';
import { cancelTimers } from './timers';

/** A stopped cell may clean up this long; then whatever is left of it is dropped. */
export const GRACE_MS = 300;

/** What a stopped cell throws. */
export const interruption = (): Error =>
  Object.assign(new Error('the cell was stopped.'), { name: 'Interrupted' });

/** Whether something was thrown because of Stop. */
export const isInterruption = (thrown: unknown): boolean =>
  thrown instanceof Error && thrown.name === 'Interrupted';

/** Marks a run as stopped; false where it was already. */
function markStopped(run: Run): boolean {
  if (run.stoppedAt !== undefined) return false;
  run.stoppedAt = Date.now();
  return true;
}

const graceIsOver = ({ stoppedAt }: Run): boolean =>
  stoppedAt !== undefined && Date.now() - stoppedAt > GRACE_MS;

const isDead = (run: Run): boolean => run.dead || graceIsOver(run);

/** Tells a run to end: its signal is aborted, its awaits throw `Interrupted`. */
export function stopRun(run: Run): void {
  // Where a check has told it already, the awaits under way are those of its cleaning up.
  if (markStopped(run)) for (const reject of run.waiting) reject(interruption());
  run.abort.abort(interruption());
}

/** Drops what is left of a stopped run: its timers never fire, its awaits never return. */
export function dropRun(run: Run): void {
  run.dead = true;
  cancelTimers((owner) => owner === run);
}

/** What the compiler puts into the code of cells and of the library. */
export interface Brakes {
  /** At the head of each loop and function: throws once where Stop was asked for. */
  readonly check: () => void;
  /** Around each awaited value: throws at Stop, and never returns to a run that is dead. */
  readonly guard: (value: unknown) => Promise<unknown>;
  /** Around what `for await` goes through. */
  readonly each: (items: AsyncIterable<unknown> | Iterable<unknown>) => AsyncIterable<unknown>;
}

const NEVER = new Promise<never>(() => undefined);

/** @param shared - Where the gateway asks for Stop, for code that never lets a message in. */
export function brakes(shared: Int32Array): Brakes {
  const isAsked = (run: Run): boolean => shared[Shared.stop] === run.id && run.id !== 0;

  // Throws at first, then lets the cell clean up, then throws each time.
  const halt = (): void => {
    const run = currentRun();
    if (isAsked(run) && (markStopped(run) || graceIsOver(run))) throw interruption();
  };
  const check = (): void => {
    if (shared[Shared.stop] !== 0) halt();
  };
  const guard = async (value: unknown): Promise<unknown> => {
    const run = currentRun();
    if (isDead(run)) await NEVER;
    if (isAsked(run) && markStopped(run)) throw interruption();
    let stop: ((reason: Error) => void) | undefined;
    try {
      // V8 follows these very functions when it writes the asynchronous part of a stack.
      return await new Promise((resolve, reject) => {
        stop = reject;
        run.waiting.add(reject);
        Promise.resolve(value).then(resolve, reject);
      });
    } finally {
      if (stop) run.waiting.delete(stop);
      if (isDead(run)) await NEVER;
    }
  };
  async function* each(items: AsyncIterable<unknown> | Iterable<unknown>) {
    const run = currentRun();
    for await (const item of items) {
      if (isDead(run)) await NEVER;
      yield item;
    }
  }
  return { check, guard, each };
}

/** Leaves the brakes where compiled code finds them. */
export function installBrakes(made: Brakes): void {
  Object.defineProperties(globalThis, {
    __check: { value: made.check },
    __guard: { value: made.guard },
    __each: { value: made.each },
  });
}
