import { removePart } from './part';

const ADVICE: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: free some space',
  EDQUOT: 'your quota is used up: free some space',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
};

/** Whether the file system, rather than the network, says so. */
export const isDiskError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error;

/**
 * Turns an error of the file system, met while writing `target`, into a sentence with advice.
 * Where the disk is full, the unfinished copy is removed.
 *
 * @throws Always: that sentence, or the error itself when it is of another kind.
 */
export async function explained(error: unknown, target: string): Promise<never> {
  if (!isDiskError(error)) {
    throw error;
  }
  const code = error.code ?? '';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    await removePart(target);
  }
  throw new Error(
    `${target} cannot be written, ${ADVICE[code] ?? error.message} (${code}); ` +
      'name another place in XDG_CACHE_HOME, or set COURSE_OFFLINE=1 to do without.',
    { cause: error },
  );
}
