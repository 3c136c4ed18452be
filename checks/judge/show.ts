import type { Exercise } from '../exercise';
import {
  flat,
  isLabels,
  isMatrix,
  isValues,
  isVector,
  rowsOf,
  type Datum,
  type Inputs,
  type Values,
} from '../plain';
import type { Shown } from '../verdict';

/** Rows and columns beyond this many are cut: a learner reads the first. */
const LIMIT = 8;

/** A number as a learner would write it: six digits, no trailing zeros. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6) && Number.isFinite(value)) {
    return Number(value.toPrecision(4)).toExponential();
  }
  return String(Number(value.toPrecision(6)));
}

/** What the table of an answer is called: numbers that are measured of it need not be the answer itself. */
export const gotName = <I extends Inputs>({ measure }: Exercise<I>): string =>
  measure?.shows ?? 'your answer';

/** A tensor's contents as a small table. */
export const shown = (name: string, values: Values): Shown => ({
  name,
  shape: values.shape,
  rows: cut(rowsOf(values)).map((row) => cut(row, '…').map(text)),
});

/** The arguments of one call as small tables; options that are left at their defaults are left out. */
export const shownInputs = (inputs: Inputs): Shown[] =>
  Object.entries(inputs).flatMap(([name, datum]) => shownDatum(name, datum));

function shownDatum(name: string, datum: Datum): Shown[] {
  if (typeof datum === 'number') return [shown(name, { shape: [], values: [datum] })];
  if (isMatrix(datum) || isVector(datum)) return [shown(name, flat(datum))];
  if (isValues(datum)) return [shown(name, datum)];
  if (isLabels(datum)) return [shown(name, { shape: [datum.length], values: [...datum] })];
  return Object.entries(datum).map(([part, value]: [string, number | string | Int32Array]) => {
    if (typeof value === 'string') return { name: part, shape: [], rows: [[value]] };
    return typeof value === 'number'
      ? shown(part, { shape: [], values: [value] })
      : shown(`${name}.${part}`, { shape: [value.length], values: [...value] });
  });
}

/** Where a flat index lies: `entry 3`, `row 1, column 2`. */
export function place(index: number, shape: readonly number[]): string {
  if (shape.length === 0) return 'the value';
  if (shape.length !== 2) return `entry ${index}`;
  const width = shape[1] ?? 1;
  return `row ${Math.floor(index / width)}, column ${index % width}`;
}

const text = (cell: number | string): string =>
  typeof cell === 'string' ? cell : formatNumber(cell);

function cut<T, M = T>(items: readonly T[], more?: M): (T | M)[] {
  if (items.length <= LIMIT) return [...items];
  return more === undefined ? items.slice(0, LIMIT) : [...items.slice(0, LIMIT), more];
}
