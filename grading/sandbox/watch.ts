import type { Limits } from '../limits';
import { contained, type Containment } from './contained';
import { usageOf, type Usage } from './tree';

/** Watches a process while an answer is waited for. */
export interface Watch {
  /** Begins to wait for something that may take so many processor seconds. */
  readonly begin: (what: string, seconds: number) => void;
  readonly end: () => void;
  /** Processor seconds so far, as last seen; 0 where that cannot be seen. */
  readonly cpuSeconds: () => number;
}

interface Waiting {
  readonly what: string;
  readonly seconds: number;
  readonly since: number;
  readonly cpu: number;
}

const EVERY_MS = 40;

/** @param stop - Called with what is wrong when a limit is passed. */
export function watched(pid: number, limits: Limits, stop: (why: Containment) => void): Watch {
  let waiting: Waiting | undefined;
  let last: Usage | undefined;
  let lastLook = 0;
  /** For how long it was seen asleep; one that waits for a processor is not. */
  let idle = 0;
  const look = (): void => {
    const usage = usageOf(pid);
    const now = performance.now();
    if (usage && !usage.isBusy) idle += Math.min(now - lastLook, 2 * EVERY_MS);
    lastLook = now;
    last = usage ?? last;
    const why = waiting && verdict(waiting, usage, { limits, now, idle });
    if (why) stop(why);
  };
  let timer: NodeJS.Timeout | undefined;
  return {
    begin: (what, seconds) => {
      idle = 0;
      lastLook = performance.now();
      last = usageOf(pid) ?? last;
      waiting = { what, seconds, since: lastLook, cpu: last?.cpuSeconds ?? 0 };
      timer ??= setInterval(look, EVERY_MS);
    },
    end: () => {
      waiting = undefined;
      clearInterval(timer);
      timer = undefined;
    },
    cpuSeconds: () => (last = usageOf(pid) ?? last)?.cpuSeconds ?? 0,
  };
}

interface Now {
  readonly limits: Limits;
  readonly now: number;
  readonly idle: number;
}

/** What is wrong, if anything is. */
function verdict(
  { what, seconds, since, cpu }: Waiting,
  usage: Usage | undefined,
  { limits, now, idle }: Now,
): Containment | undefined {
  if (!usage) {
    const { clockSeconds } = limits;
    if (now - since < 1000 * clockSeconds) return undefined;
    return contained('time', `${what} took more than ${clockSeconds} s.`);
  }
  if (usage.memoryBytes > limits.memoryBytes) {
    return contained(
      'memory',
      `${what} took more than ${megabytes(limits.memoryBytes)} of memory.`,
    );
  }
  if (usage.processes.length > limits.processes) {
    return contained('processes', `${what} started other processes.`);
  }
  if (usage.cpuSeconds - cpu > seconds) {
    return contained('time', `${what} took more than ${seconds} s of processor time.`);
  }
  if (usage.cpuSeconds > limits.totalSeconds) {
    return contained(
      'time',
      `All calls together took more than ${limits.totalSeconds} s of processor time.`,
    );
  }
  if (idle < 1000 * limits.idleSeconds) return undefined;
  return contained('time', `${what} waited ${limits.idleSeconds} s for something that never came.`);
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
