import path from 'node:path';
import type { RawCaller } from '../checks';
import { answerOf } from './answer';
import { LIMITS, type Limits } from './limits';
import type { Isolation } from './marks';
import { pack, unpack } from './packed';
import { programsOf, type Programs } from './program/programs';
import { replyOf, type Order, type Reply } from './protocol';
import type { Command } from './sandbox/command';
import { contained } from './sandbox/contained';
import { isolated, type Isolated } from './sandbox/isolated';
import { wayHere } from './sandbox/way';

/** What a worker is to load. */
export interface Load {
  readonly exercise: string;
  readonly code: string;
  /** Names of the library that are withheld. */
  readonly twins: readonly string[];
}

/** A submission's function for one exercise, in a process of its own. */
export interface Worker {
  /** Asks it. @throws Containment where the process ended or had to be stopped. */
  readonly call: RawCaller;
  readonly cpuSeconds: () => number;
  readonly kill: () => void;
}

/** Starts workers. */
export interface Workers {
  readonly isolation: Isolation;
  readonly limits: Limits;
  /** The library's modules that a submission may use, for all exercises alike. */
  readonly start: (load: Load) => Promise<Worker | Failed>;
}

/** The code cannot be run: it threw while it was loaded. */
export interface Failed {
  readonly failed: string;
  /** The line of the code, counted from 1; 0 where that is unknown. */
  readonly line: number;
  readonly cpuSeconds: number;
}

/** How to start workers. */
export interface WorkerOptions {
  /** The strongest there is where it is left out. */
  readonly isolation?: Isolation | undefined;
  readonly limits?: Limits;
}

/**
 * Finds out how code can be kept apart on this machine, and makes what workers run.
 *
 * @throws Error where it cannot be kept apart as asked.
 */
export function openWorkers({ isolation, limits = LIMITS }: WorkerOptions = {}): Workers {
  const programs = programsOf(path.join(__dirname, '..'));
  const way = wayHere(programs.boot, limits, isolation);
  return {
    isolation: way.isolation,
    limits,
    start: (load) => start(load, programs, way.command, limits),
  };
}

async function start(
  { exercise, code, twins }: Load,
  { program, libraryWithout }: Programs,
  command: Command,
  limits: Limits,
): Promise<Worker | Failed> {
  if (code.length > limits.codeBytes) {
    throw contained(
      'size',
      `The cells are ${code.length} characters long; ${limits.codeBytes} are read.`,
    );
  }
  const process = isolated(command, limits);
  const first = await process.ask(JSON.stringify(program), 'The start', limits.startSeconds);
  expect(read(first), 'ready');
  const order: Order = { kind: 'load', exercise, code, ...libraryWithout(twins) };
  const loaded = read(await process.ask(lineOf(order), 'Running the cells', limits.loadSeconds));
  if (loaded.kind === 'failed') {
    const cpuSeconds = process.cpuSeconds();
    process.kill();
    return { failed: loaded.message, line: loaded.line, cpuSeconds };
  }
  expect(loaded, 'loaded');
  return { call: callerOf(process, limits), cpuSeconds: process.cpuSeconds, kill: process.kill };
}

function callerOf(process: Isolated, { callSeconds }: Limits): RawCaller {
  let id = 0;
  return async (request) => {
    id += 1;
    const line = await process.ask(lineOf({ kind: 'ask', id, request }), 'A call', callSeconds);
    const reply = read(line);
    try {
      if (reply.kind === 'answer' && reply.id === id) return answerOf(reply.answer, request);
    } catch {
      // Said below.
    }
    throw forged();
  };
}

const lineOf = (order: Order): string => JSON.stringify(pack(order));

const forged = () => contained('protocol', 'The code’s answer is none that a worker gives.');

function read(line: string): Reply {
  try {
    const reply = replyOf(unpack(JSON.parse(line)));
    if (reply) return reply;
  } catch {
    // Said below.
  }
  throw forged();
}

function expect(reply: Reply, kind: Reply['kind']): void {
  if (reply.kind !== kind) throw forged();
}
