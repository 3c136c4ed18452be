import type { Remark } from '../marks';
import { printable } from '../printable';

/** An object of a parsed file; nothing is known of its fields. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a file that is no JSON looks like, by how it begins. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^\s*$/, 'The file is empty'],
  [/^PK\x03\x04/, 'The file is a zip, not a notebook: unpack it'],
  [/^%PDF/, 'The file is a PDF, not a notebook'],
  [/^\s*<(!doctype|html|\?xml)/i, 'The file is a web page, not a notebook'],
  [/^(<{7}|={7}|>{7}) /m, 'The file holds marks of an unfinished merge (<<<<<<<)'],
];

/**
 * The fields of a notebook file.
 *
 * @returns A remark in place of them where the text is no JSON object.
 */
export function fieldsOf(text: string): Fields | Remark {
  const other = OTHERS.find(([pattern]) => pattern.test(text.slice(0, 100_000)));
  try {
    const found: unknown = JSON.parse(text);
    if (isFields(found)) return found;
    const says = 'The file holds JSON, but no notebook: return the .ipynb file itself.';
    return { name: 'not-a-notebook', says };
  } catch (error) {
    if (other) return { name: 'not-a-notebook', says: `${other[1]}. Return the .ipynb file.` };
    return isCut(text) ? TRUNCATED : brokenJson(error);
  }
}

export const isRemark = (found: Fields | Remark): found is Remark =>
  'says' in found && 'name' in found;

const TRUNCATED: Remark = {
  name: 'truncated',
  says: 'The file ends in the middle, as after a broken upload: return it again.',
};

/** Whether what is there begins like a notebook, but does not end like one. */
const isCut = (text: string): boolean => /^\s*\{/.test(text) && !/\}\s*$/.test(text);

const brokenJson = (error: unknown): Remark => ({
  name: 'not-json',
  says:
    `The file cannot be read (${error instanceof Error ? printable(error.message, 120) : 'no JSON'}). ` +
    'Open it in JupyterLab, save it and return it again.',
});
