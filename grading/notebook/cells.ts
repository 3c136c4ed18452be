import type { Remark } from '../marks';
import { decode } from './decode';
import { fieldsOf, isFields, isRemark, type Fields } from './json';
import { LIMITS } from './limits';

/** A cell of code. */
export interface CodeCell {
  /** Its place among all cells, those of text included, counted from 1. */
  readonly number: number;
  readonly code: string;
}

/** The code of a file, in document order, and what was odd about it. */
export interface NotebookCells {
  readonly cells: readonly CodeCell[];
  readonly remarks: readonly Remark[];
}

/** What is read of a file so far. */
interface Sink {
  readonly cells: CodeCell[];
  readonly remarks: Remark[];
  /** Characters of code. */
  length: number;
}

/** Reads the code out of a returned file, whatever it is; what cannot be read is a remark. */
export function readCells(bytes: Uint8Array): NotebookCells {
  if (bytes.length > LIMITS.file) {
    const says = `The file has ${mega(bytes.length)} MB, more than ${mega(LIMITS.file)} are not read: clear the outputs and return it again.`;
    return { cells: [], remarks: [{ name: 'size', says }] };
  }
  const { text, remarks } = decode(bytes);
  const fields = fieldsOf(text);
  if (isRemark(fields)) return { cells: [], remarks: [...remarks, fields] };
  const sink: Sink = { cells: [], remarks: [...remarks, ...formatRemarks(fields)], length: 0 };
  const all = cellsOf(fields);
  if (!all) {
    sink.remarks.push({ name: 'not-a-notebook', says: 'The file has no list of cells.' });
  }
  if (all && all.length > LIMITS.cells) {
    const says = `The notebook has ${all.length} cells; only the first ${LIMITS.cells} are read.`;
    sink.remarks.push({ name: 'size', says });
  }
  all?.slice(0, LIMITS.cells).forEach((cell, i) => {
    readCell(cell, i + 1, sink);
  });
  return { cells: sink.cells, remarks: sink.remarks.slice(0, LIMITS.remarks) };
}

/** The cells of nbformat 4, or those of nbformat 2 and 3, which has sheets of them. */
function cellsOf({ cells, worksheets }: Fields): readonly unknown[] | undefined {
  if (Array.isArray(cells)) return cells as unknown[];
  if (!Array.isArray(worksheets)) return undefined;
  return worksheets.flatMap((sheet) =>
    isFields(sheet) && Array.isArray(sheet['cells']) ? (sheet['cells'] as unknown[]) : [],
  );
}

function formatRemarks({ nbformat, metadata }: Fields): Remark[] {
  const format = `The notebook is of format ${typeof nbformat === 'number' ? nbformat : 'unknown'}, not 4; its code is read all the same.`;
  const kernel = isFields(metadata) ? metadata['kernelspec'] : undefined;
  const name = isFields(kernel) ? kernel['name'] : undefined;
  const named = typeof name === 'string' ? `“${name.slice(0, 40)}”` : 'not named';
  const says = `The notebook’s kernel is ${named}; its cells are read as TypeScript.`;
  return [
    ...(nbformat === 4 ? [] : [{ name: 'nbformat', says: format }]),
    ...(name === 'tslab' ? [] : [{ name: 'kernelspec', says }]),
  ];
}

function readCell(cell: unknown, number: number, sink: Sink): void {
  const type = isFields(cell) ? cell['cell_type'] : undefined;
  if (!isFields(cell) || typeof type !== 'string') {
    sink.remarks.push({ name: 'cell', says: 'This cell is of no known kind.', cell: number });
    return;
  }
  if (type !== 'code') return;
  const code = textOf(cell['source'] ?? cell['input']);
  if (code === undefined) {
    sink.remarks.push({ name: 'cell', says: 'The code of this cell is no text.', cell: number });
  } else if (code.length > LIMITS.cell || sink.length + code.length > LIMITS.code) {
    const says = `This cell is not read: with ${code.length} characters it is too long, or the notebook is.`;
    sink.remarks.push({ name: 'size', says, cell: number });
  } else {
    sink.length += code.length;
    sink.cells.push({ number, code });
  }
}

function textOf(source: unknown): string | undefined {
  if (typeof source === 'string') return source;
  const isLines = Array.isArray(source) && source.every((line) => typeof line === 'string');
  return isLines ? source.join('') : undefined;
}

const mega = (bytes: number): number => Math.round(bytes / 2 ** 20);
