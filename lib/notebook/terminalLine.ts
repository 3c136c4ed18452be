import type { Host } from './host';
import { progressText } from './progressText';
import type { Progress } from './progressText';

// A log file gets a line for each tenth of the task.
const PARTS = 10;
// Return to the start of the line, and clear to its end.
const START = '\r';
const CLEAR = '\u001b[K';

/** Draws progress where there is no notebook: over the same line on a screen, now and then in a log file. */
export const terminalLine = (host: Host): ((progress: Progress) => void) =>
  host.terminal.isTTY ? overwritten(host) : sparse(host);

const overwritten =
  ({ terminal }: Host) =>
  (progress: Progress): void => {
    const line = progressText(progress).slice(0, terminal.columns - 1);
    terminal.write(`${START}${line}${CLEAR}${progress.state === 'running' ? '' : '\n'}`);
  };

function sparse({ terminal }: Host): (progress: Progress) => void {
  let next = 1;
  return (progress) => {
    const part = Math.floor((PARTS * progress.completed) / progress.total);
    if (part < next && progress.state === 'running') return;
    next = part + 1;
    terminal.write(`${progressText(progress)}\n`);
  };
}
