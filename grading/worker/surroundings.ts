import { format } from 'node:util';
import type { Host } from './host';

/** What a submission could reach the machine or the network with; of no use to an exercise. */
const TAKEN = [
  'require',
  'module',
  'exports',
  'fetch',
  'WebSocket',
  'EventSource',
  '__filename',
  '__dirname',
];

/**
 * Leaves a submission a process that tells the time, a console, and the language.
 *
 * A second wall behind the sandbox, and where there is none the first one.
 */
export function strip({ print }: Host): void {
  const global = globalThis as Record<string, unknown>;
  for (const name of TAKEN) Reflect.deleteProperty(global, name);
  global['process'] = harmless(process);
  const say = (...args: unknown[]): void => {
    print(`${format(...args)}\n`);
  };
  global['console'] = {
    ...{ log: say, info: say, debug: say, warn: say, error: say, trace: say, table: say, dir: say },
    ...{ time: silent, timeEnd: silent, group: silent, groupEnd: silent, assert: silent },
  };
}

const silent = (): void => undefined;

function harmless(real: NodeJS.Process) {
  // An error in a timer or a promise that nobody waits for does not stop a notebook either.
  real.on('uncaughtException', silent).on('unhandledRejection', silent);
  const { version, versions, platform, arch } = real;
  return {
    ...{ version, versions, platform, arch, env: {}, argv: [], execArgv: [] },
    ...{ release: { name: 'node' }, on: silent, once: silent, emitWarning: silent },
    exit: (code?: number) => real.exit(code),
    nextTick: (run: () => void) => {
      real.nextTick(run);
    },
    hrtime: Object.assign(() => real.hrtime(), { bigint: () => real.hrtime.bigint() }),
    uptime: () => real.uptime(),
    cpuUsage: () => real.cpuUsage(),
    memoryUsage: () => real.memoryUsage(),
    cwd: () => '/',
  };
}
