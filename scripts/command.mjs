import { parseArgs } from 'node:util';
import { SetupError } from './setup/advice.mjs';

/**
 * The frame of every command: `--help`, a clear word on an option that does not exist, and one
 * sentence instead of a stack for a problem that the reader can solve.
 *
 * @param {string} usage - What `--help` prints; its first line is the command.
 * @param {Record<string, { type: 'string' | 'boolean' }>} options
 * @param {(values: Record<string, string | boolean | undefined>) => Promise<void>} work
 */
export async function command(usage, options, work) {
  try {
    const { values } = parseArgs({ options: { ...options, help: { type: 'boolean' } } });
    if ('help' in values) console.log(usage);
    else await work(values);
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    const isOption = String(code).startsWith('ERR_PARSE_ARGS');
    if (!isOption && !(error instanceof SetupError)) throw error;
    console.error(isOption ? `${message}\n\n${usage}` : message);
    process.exitCode = isOption ? 2 : 1;
  }
}
