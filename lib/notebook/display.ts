import type { DisplayOptions, MimeBundle } from '../kernelApi';
import { thisHost } from './host';
import type { Host } from './host';

/** Shows a bundle in the running cell; a terminal gets its text. */
export function display(
  bundle: MimeBundle,
  options: DisplayOptions = {},
  host: Host = thisHost(),
): void {
  if (host.kernel) host.kernel.display(bundle, options);
  else host.terminal.write(`${String(bundle['text/plain'])}\n`);
}

/**
 * Shows HTML of our own making in the running cell.
 *
 * @param html - Trusted: what others wrote goes through `escapeHtml` first.
 * @param text - The same for a terminal.
 */
export const displayHtml = (html: string, text: string): void => {
  display({ 'text/html': html, 'text/plain': text });
};
