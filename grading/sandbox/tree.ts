import { readFileSync } from 'node:fs';

/** What a process and its descendants use. */
export interface Usage {
  /** User and system time of all of them so far. */
  readonly cpuSeconds: number;
  readonly memoryBytes: number;
  readonly processes: readonly number[];
  /** Whether one of them runs, or waits for a processor or a disk. */
  readonly isBusy: boolean;
}

/** Ticks in which Linux counts processor time, whatever the machine. */
const TICKS_A_SECOND = 100;

/** Looks a process tree up in /proc. @returns Nothing where there is none, or it has ended. */
export function usageOf(pid: number): Usage | undefined {
  const processes = treeOf(pid);
  const stats = processes.flatMap((each) => statOf(each) ?? []);
  if (stats.length === 0) return undefined;
  const sum = (of: (stat: Stat) => number) => stats.reduce((total, stat) => total + of(stat), 0);
  return {
    cpuSeconds: sum(({ ticks }) => ticks) / TICKS_A_SECOND,
    memoryBytes: sum(({ bytes }) => bytes),
    processes,
    isBusy: stats.some(({ state }) => state === 'R' || state === 'D'),
  };
}

function treeOf(pid: number): number[] {
  const children = (textOf(`/proc/${pid}/task/${pid}/children`) ?? '').split(' ').filter(Boolean);
  return [pid, ...children.flatMap((child) => treeOf(Number(child)))];
}

interface Stat {
  readonly state: string;
  readonly ticks: number;
  readonly bytes: number;
}

function statOf(pid: number): Stat | undefined {
  const text = textOf(`/proc/${pid}/stat`);
  // The name may hold spaces and brackets; the state is what follows it.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  if (!fields) return undefined;
  const [state = '', ...numbers] = fields;
  const at = (index: number) => Number(numbers[index] ?? 0);
  const resident = /^VmRSS:\s+(\d+) kB$/m.exec(textOf(`/proc/${pid}/status`) ?? '')?.[1] ?? 0;
  return { state, ticks: at(10) + at(11), bytes: 1024 * Number(resident) };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
