import { isTensor } from './arguments';
import type { Given } from './caller';

/** A result that is no tensor, as plain data. */
export type Plain =
  number | string | boolean | readonly number[] | { readonly [name: string]: Plain };

/** No exercise asks for more. */
export const MOST_NUMBERS = 200_000;

/** What to say of a result with too many numbers. */
export const tooMany = (count: number): string =>
  `the result has ${count} numbers, of which at most ${MOST_NUMBERS} are looked at`;

/** Longer texts are cut: nobody reads them, whether there is one is all that counts. */
const LONGEST_TEXT = 200;

/**
 * A number, a text, a list of numbers, or a record of these and of truth values.
 *
 * What else stands in a list is NaN, in a record `true`.
 *
 * @returns Nothing where it is none of them.
 */
export function plainOf(result: unknown): Plain | undefined {
  if (typeof result === 'number') return result;
  if (typeof result === 'string') return result.slice(0, LONGEST_TEXT);
  if (isList(result)) return listOf(result);
  if (typeof result !== 'object' || result === null || isTensor(result)) return undefined;
  const fields = Object.entries(result).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  return Object.fromEntries(fields.map(([name, value]) => [name, fieldOf(value)]));
}

function fieldOf(value: unknown): Plain {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.slice(0, LONGEST_TEXT);
  return isList(value) ? listOf(value) : true;
}

function listOf(list: ArrayLike<unknown>): number[] {
  if (list.length > MOST_NUMBERS) throw new RangeError(tooMany(list.length));
  return Array.from(list, (each) => (typeof each === 'number' ? each : NaN));
}

const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

/** The fields of a record that was given; none of anything else. */
export function fieldsOf(given: Given | undefined): Readonly<Record<string, Plain>> {
  const result = given?.kind === 'plain' ? given.result : undefined;
  return typeof result === 'object' && !isNumbers(result) ? result : {};
}

/** Whether it is a list of numbers. */
export const isNumbers = (plain: Plain | undefined): plain is readonly number[] =>
  Array.isArray(plain);
