import { spawnSync } from 'node:child_process';
import { LIMITS, type Limits } from '../limits';
import type { Isolation } from '../marks';
import { commandOf, NOBODY, type Command } from './command';

/** How code is kept apart on this machine. */
export interface Way {
  readonly isolation: Isolation;
  /** Starts a worker. */
  readonly command: Command;
}

/** Prints this, once it runs: enough to see that Node starts and is shut in. */
const HELLO =
  "let shut = ''; try { require('node:fs').readdirSync('/') } catch { shut = ' shut in' } console.log('here' + shut)";

/**
 * Tries bubblewrap, then Node's permission flags, as nobody where that is allowed.
 *
 * @throws Error where neither works, or not the one that is asked for.
 */
export function wayHere(boot: string, limits: Limits = LIMITS, only?: Isolation): Way {
  // Both are part of util-linux, which every Linux has.
  const hasLimits = ['prlimit', 'setpriv'].every(
    (tool) => spawnSync(tool, ['--version']).status === 0,
  );
  const users = process.getuid?.() === 0 ? [NOBODY, undefined] : [undefined];
  const wanted: readonly Isolation[] = only ? [only] : ['bubblewrap', 'permissions'];
  const tries = wanted.flatMap((isolation) => users.map((user) => ({ isolation, user })));
  for (const { isolation, user } of tries) {
    const commandFor = (script: string) =>
      commandOf(isolation, script, limits, { hasLimits, user });
    if (works(commandFor(HELLO))) return { isolation, command: commandFor(boot) };
  }
  throw new Error(
    `Code cannot be kept apart here by ${wanted.join(' or ')}: install bubblewrap, or use Node 20.19 or later.`,
  );
}

function works({ file, args, user }: Command): boolean {
  const { stdout } = spawnSync(file, args, {
    encoding: 'utf8',
    cwd: '/',
    env: { PATH: process.env['PATH'] },
    timeout: 60_000,
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
  return stdout === 'here shut in\n';
}
