/** A set-up problem that the reader can solve: shown as one sentence, without a stack. */
export class SetupError extends Error {}

/** What a failed command printed, and the sentence that helps. The first match wins. */
const KNOWN = [
  {
    seen: /ENOSPC|No space left on device|Disk quota exceeded/i,
    advice: 'The disk is full: free about 3 GB where this folder lies, then run the command again.',
  },
  {
    seen: /EACCES|EPERM|Permission denied|Read-only file system|EROFS/i,
    advice:
      'This folder cannot be written: clone the course into a folder of your own, then run the command again.',
  },
  {
    seen: /ensurepip is not available|No module named '?(venv|ensurepip)|python3-venv/i,
    advice:
      'Python has no venv module: on Debian or Ubuntu run `sudo apt install python3-venv`, then run the command again.',
  },
  {
    seen: /ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network|Temporary failure in name resolution|No matching distribution|dns error|Failed to fetch/i,
    advice:
      'The package registry cannot be reached: connect to the network (or set your proxy), then run the command again; what is already installed is kept.',
  },
];

/**
 * One sentence that says what to do about a command's failure.
 *
 * @param {string} output - All that the command printed.
 * @param {string} log - Where the output was kept, for the reader who wants to see it.
 */
export const adviceFor = (output, log) =>
  KNOWN.find(({ seen }) => seen.test(output))?.advice ??
  `The command failed; its output is in ${log}.`;
