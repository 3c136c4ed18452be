import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as lib from '../../../lib';
import { isRunnable, type Slice } from '../../../grading/slice';
import { submissionReader, type ReadSubmission } from '../../../grading/notebook/read';

export const root = path.join(__dirname, '../../..');

/** The first cell of every notebook of the course. */
export const IMPORTS = `import * as tf from '@tensorflow/tfjs';
import { check, orLibrary } from '../checks';
import * as lib from '../lib';`;

let reader: ReadSubmission | undefined;

/** One reader for all tests: it reads the library's types once. */
export const read: ReadSubmission = (files) => (reader ??= submissionReader(root))(files);

/** Cells as the object that a notebook file holds. */
export const fields = (...cells: string[]) => ({
  cells: cells.map((source) => ({
    cell_type: 'code',
    execution_count: null,
    metadata: {},
    outputs: [],
    source,
  })),
  metadata: { kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' } },
  nbformat: 4,
  nbformat_minor: 5,
});

export const bytesOf = (value: unknown): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(value));

/** A returned file with these cells of code; the first of them is cell 1. */
export const returned = (...cells: string[]) => ({
  path: '04-simclr-nt-xent.ipynb',
  bytes: bytesOf(fields(...cells)),
});

/** The slice of an exercise; `ntXent` takes any numbers here, for what counts is what it needs. */
export function sliceOf(cells: readonly string[], exercise = 'ntXent'): Slice {
  const found = read([returned(...cells)]).slices.find((slice) => slice.exercise === exercise);
  assert.ok(found, `no cell declares ${exercise}`);
  return found;
}

/** The names of the remarks on an exercise, with cell and line. */
export const remarksOf = (cells: readonly string[], exercise = 'ntXent'): string[] =>
  sliceOf(cells, exercise).remarks.map(({ name, cell = 0, line = 0 }) => `${name} ${cell}:${line}`);

const courseRequire = createRequire(path.join(root, 'lib', 'index.ts'));

/** Runs a slice in this process and gives what it exports. */
export async function run({ code, remarks, exercise }: Slice): Promise<unknown> {
  assert.ok(isRunnable({ remarks }), JSON.stringify(remarks));
  const exported: Record<string, unknown> = {};
  const required = (name: string): unknown => (name === '../lib' ? lib : courseRequire(name));
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  new Function('exports', 'require', code)(exported, required);
  await exported['ready'];
  return exported[exercise];
}

/** What `ntXent(…)` of a notebook gives. */
export async function answerOf(cells: readonly string[], ...all: unknown[]): Promise<unknown> {
  const answer = await run(sliceOf(cells));
  assert.ok(typeof answer === 'function');
  return (answer as (...all: unknown[]) => unknown)(...all);
}
