import { inspect } from 'node:util';
import type { MimeBundle } from '../../lib/kernelApi';

// The convention of Deno's and other JavaScript kernels; nodejs-polars' tables follow it.
const JUPYTER_DISPLAY = Symbol.for('Jupyter.display');

const method = (value: object, name: string | symbol): (() => unknown) | undefined => {
  const found = (value as Record<string | symbol, unknown>)[name];
  return typeof found === 'function' ? (found as () => unknown).bind(value) : undefined;
};

/**
 * What JSON keeps of a bundle.
 *
 * @throws TypeError in the cell that shows it, where it cannot be written as JSON.
 */
export const asJson = (bundle: MimeBundle): MimeBundle =>
  JSON.parse(JSON.stringify(bundle)) as MimeBundle;

/** What to show for the value of a cell's last expression: its own MIME bundle, else its text. */
export function bundleOf(value: unknown): MimeBundle {
  const plain = { 'text/plain': typeof value === 'string' ? value : inspect(value) };
  if (typeof value !== 'object' || value === null) return plain;
  const rich = method(value, 'toMimeBundle') ?? method(value, JUPYTER_DISPLAY);
  return rich ? asJson({ ...plain, ...(rich() as MimeBundle) }) : plain;
}
