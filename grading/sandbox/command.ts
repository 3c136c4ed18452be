import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import type { Limits } from '../limits';
import type { Isolation } from '../marks';

/** How a process is started. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  /** The user and group that it runs as; the grader's own where it is left out. */
  readonly user?: number | undefined;
}

/** `nobody` on every system that there is. */
export const NOBODY = 65534;

/** Node with a script as an argument, walled in as far as it can wall itself in. */
function node(boot: string, { heapMegabytes }: Limits): string[] {
  const isOlder = !process.allowedNodeEnvironmentFlags.has('--permission');
  return [
    isOlder ? '--experimental-permission' : '--permission',
    '--no-warnings',
    `--max-old-space-size=${heapMegabytes}`,
    '--stack-trace-limit=20',
    '--v8-pool-size=1',
    ...['--eval', boot],
  ];
}

/** Limits that Linux itself keeps to. */
const limited = ({ dataBytes, totalSeconds, startSeconds }: Limits): string[] => [
  'prlimit',
  ...['--core=0', '--fsize=0', '--nofile=64', `--data=${dataBytes}`],
  `--cpu=${Math.ceil(totalSeconds + startSeconds)}`,
];

/** Ends with the grader, as bubblewrap sees to by itself. */
const MORTAL = ['setpriv', '--pdeathsig', 'KILL'];

/** The command of a worker. */
export function commandOf(
  isolation: Isolation,
  boot: string,
  limits: Limits,
  { hasLimits, user }: { readonly hasLimits: boolean; readonly user?: number | undefined },
): Command {
  const executable = realpathSync(process.execPath);
  const [file = '', ...args] = [
    ...(hasLimits ? limited(limits) : []),
    ...(isolation === 'bubblewrap' ? bubblewrap(executable) : hasLimits ? MORTAL : []),
    executable,
    ...node(boot, limits),
  ];
  return { file, args, user };
}

/** No network, no other process, no file but Node and its libraries, and those not for writing. */
const bubblewrap = (executable: string): string[] => [
  'bwrap',
  ...['--unshare-all', '--die-with-parent', '--new-session', '--clearenv'],
  ...['--setenv', 'UV_THREADPOOL_SIZE', '1'],
  ...['--uid', `${NOBODY}`, '--gid', `${NOBODY}`, '--cap-drop', 'ALL'],
  ...[executable, ...librariesOf(executable)].flatMap((file) => ['--ro-bind', file, file]),
  ...['--dev', '/dev', '--remount-ro', '/', '--chdir', '/'],
];

let libraries: string[] | undefined;

/** The shared libraries that a program is linked with. */
function librariesOf(executable: string): string[] {
  if (libraries) return libraries;
  const text = execFileSync('ldd', [executable], { encoding: 'utf8' });
  libraries = Array.from(text.matchAll(/(?:^|\s)(\/[^\s]+) \(0x/gm), ([, file = '']) => file);
  return libraries;
}
