import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../median';

/** A program that takes steps: it prints `ready`, then for each number of steps their times. */
export interface Stack {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Steps of a turn, where they are not those of the others. */
  readonly steps?: number;
}

/** What a stack took: the median step of each round, in milliseconds. */
export type Rounds = readonly number[];

interface Turns {
  readonly rounds: number;
  /** Steps of a turn. */
  readonly steps: number;
  /** Steps before the first round: compilers do their work in them. */
  readonly warmUp: number;
}

interface Running extends Stack {
  readonly child: ChildProcessWithoutNullStreams;
  readonly lines: AsyncIterator<string, undefined>;
  readonly errors: string[];
}

// Threads that spin after their work must not slow down whose turn comes next.
const PAUSE_MS = 250;

/**
 * Has stacks take turns, all alive at once, so that whatever slows the machine down meets each of
 * them.
 *
 * @returns The median step of each round, by the name of the stack.
 * @throws Error with what a stack printed last, where one ends before its time.
 */
export async function takeTurns(
  stacks: readonly Stack[],
  { rounds, steps, warmUp }: Turns,
): Promise<ReadonlyMap<string, Rounds>> {
  const running = stacks.map(start);
  const times = new Map(stacks.map(({ name }) => [name, [] as number[]]));
  try {
    for (const stack of running) await waitUntilReady(stack);
    for (const stack of running) await ask(stack, warmUp);
    for (let round = 0; round < rounds; round += 1) {
      for (const stack of running) {
        await sleep(PAUSE_MS);
        times.get(stack.name)?.push(median(await ask(stack, stack.steps ?? steps)));
      }
    }
  } finally {
    for (const { child } of running) child.kill();
  }
  return times;
}

function start(stack: Stack): Running {
  const [program = '', ...args] = stack.command;
  const child = spawn(program, args, { env: { ...process.env, ...stack.env } });
  const errors: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  // A program that has ended is noticed when its answer does not come.
  child.stdin.on('error', () => undefined);
  const reader: Interface = createInterface(child.stdout);
  return { ...stack, child, lines: reader[Symbol.asyncIterator](), errors };
}

async function nextLine({ name, lines, errors }: Running): Promise<string> {
  const { value, done } = await lines.next();
  if (!done) return value;
  throw new Error(`bench: ${name} ended early. It said last:\n${errors.join('').slice(-2000)}`);
}

async function waitUntilReady(stack: Running): Promise<void> {
  while ((await nextLine(stack)) !== 'ready');
}

async function ask(stack: Running, steps: number): Promise<readonly number[]> {
  stack.child.stdin.write(`${steps}\n`);
  for (;;) {
    const line = await nextLine(stack);
    if (line.startsWith('[')) return JSON.parse(line) as readonly number[];
  }
}
