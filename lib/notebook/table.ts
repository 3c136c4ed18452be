import type { MimeBundle } from '../kernelApi';
import { cellText } from './cellText';
import { gridHtml, gridText } from './grid';
import type { Column, Grid } from './grid';

type Row = Readonly<Record<string, unknown>>;

/** What `table` needs of a polars DataFrame. */
export interface DataFrameLike {
  readonly columns: readonly string[];
  readonly height: number;
  /** The first rows. */
  readonly limit: (rows: number) => DataFrameLike;
  /** One object a row. */
  readonly toRecords: () => readonly Row[];
}

/** What stands above a table, and how much of it is shown. */
export interface TableOptions {
  readonly caption?: string;
  /** Decimals of numbers that are not whole. */
  readonly digits?: number;
  /** How many rows are shown. */
  readonly maxRows?: number;
}

/** A table, ready to be shown: by `show`, or as the last expression of a cell. */
export interface Table {
  readonly html: string;
  readonly text: string;
  /** What the kernel shows in place of the object. */
  readonly toMimeBundle: () => MimeBundle;
}

/**
 * Rows under named columns, numbers to the right; the columns are all keys that any row has.
 *
 * @param rows - Records, or a polars DataFrame.
 */
export function table(
  rows: readonly Row[] | DataFrameLike,
  { caption = '', digits = 4, maxRows = 50 }: TableOptions = {},
): Table {
  const frame = isFrame(rows) ? rows : frameOf(rows);
  const records = frame.limit(maxRows).toRecords();
  const hidden = frame.height - records.length;
  const grid: Grid = {
    caption,
    columns: frame.columns.map((name) => columnOf(name, records, digits)),
    more: hidden > 0 ? `… ${hidden} more ${hidden === 1 ? 'row' : 'rows'}` : '',
  };
  const [html, text] = [gridHtml(grid), gridText(grid)];
  return { html, text, toMimeBundle: () => ({ 'text/html': html, 'text/plain': text }) };
}

// A polars DataFrame is a proxy that denies having `toRecords`.
const isFrame = (rows: readonly Row[] | DataFrameLike): rows is DataFrameLike =>
  !Array.isArray(rows);

const frameOf = (rows: readonly Row[]): DataFrameLike => ({
  columns: [...new Set(rows.flatMap((row) => Object.keys(row)))],
  height: rows.length,
  limit: (count) => frameOf(rows.slice(0, count)),
  toRecords: () => rows,
});

function columnOf(name: string, records: readonly Row[], digits: number): Column {
  const values = records.map((record) => record[name]);
  return {
    name,
    isNumeric: values.some(isNumeric) && values.every((value) => value == null || isNumeric(value)),
    cells: values.map((value) => cellText(value, values.some(isFraction) ? digits : 0)),
  };
}

const isFraction = (value: unknown): boolean =>
  typeof value === 'number' && Number.isFinite(value) && !Number.isInteger(value);

const isNumeric = (value: unknown): boolean =>
  typeof value === 'number' || typeof value === 'bigint';
