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

/** Whether the code could be loaded. */
export type Loaded =
  | { readonly kind: 'loaded' }
  /** It threw; the line of the code is counted from 1, 0 where it is unknown. */
  | { readonly kind: 'failed'; readonly message: string; readonly line: number };

/** A submission's function for one exercise, in a process of its own. */
export interface Worker {
  /** Runs the code. @throws Containment where the process ended or had to be stopped. */
  readonly load: () => Promise<Loaded>;
  /** Calls the function. @throws Containment where the process ended or had to be stopped. */
  readonly call: RawCaller;
  /** Processor time so far. */
  readonly cpuSeconds: () => number;
  /** To be called at the end, whatever came before. */
  readonly kill: () => void;
}

/** Starts workers. */
export interface Workers {
  readonly isolation: Isolation;
  readonly limits: Limits;
  readonly start: (load: Load) => Worker;
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
  const { libraryWithout } = programs;
  const first = JSON.stringify(programs.program);
  const way = wayHere(programs.boot, limits, isolation);
  return {
    isolation: way.isolation,
    limits,
    start: (load) => start(load, { first, libraryWithout }, way.command, limits),
  };
}

/** What workers are sent. */
interface Sent extends Pick<Programs, 'libraryWithout'> {
  /** The line with the program. */
  readonly first: string;
}

function start(load: Load, sent: Sent, command: Command, limits: Limits): Worker {
  const process = isolated(command, limits);
  return {
    load: () => loadInto(process, load, sent, limits),
    call: callerOf(process, limits),
    cpuSeconds: process.cpuSeconds,
    kill: process.kill,
  };
}

async function loadInto(
  process: Isolated,
  { exercise, code, twins }: Load,
  { first, libraryWithout }: Sent,
  { codeBytes, loadSeconds, startSeconds }: Limits,
): Promise<Loaded> {
  if (code.length > codeBytes) {
    throw contained('size', `The cells are ${code.length} characters long; ${codeBytes} are read.`);
  }
  const ready = read(await process.ask(first, 'The start', startSeconds));
  if (ready.kind !== 'ready') throw forged();
  const order: Order = { kind: 'load', exercise, code, ...libraryWithout(twins) };
  const loaded = read(await process.ask(lineOf(order), 'Running the cells', loadSeconds));
  if (loaded.kind === 'loaded' || loaded.kind === 'failed') return loaded;
  throw forged();
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
