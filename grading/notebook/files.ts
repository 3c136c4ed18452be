import path from 'node:path';
import type { Remark } from '../marks';
import { readCells } from './cells';
import type { CourseNotebook } from './course';
import { faultOf } from './draft';
import { identify, isNamed } from './identify';
import { LIMITS } from './limits';
import { outline, type Outline } from './outline';
import { isImport } from './pieces';
import { declarationOf } from './select';

/** A file that a student returned. */
export interface Returned {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A file with what it declares. */
export interface Opened {
  readonly path: string;
  /** Which notebook of the course it is. */
  readonly notebook?: string | undefined;
  /** It is called as this notebook is. */
  readonly isNamed: boolean;
  readonly outline: Outline;
  readonly remarks: readonly Remark[];
}

/** The files in the order of their names: `a (2)` after `a (1)`, and both after `a`. */
export const openAll = (files: readonly Returned[], course: readonly CourseNotebook[]): Opened[] =>
  [...files]
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'en', { numeric: true }))
    .map((file) => open(file, course));

const nameOf = ({ path: file }: { readonly path: string }): string =>
  path.basename(file).replace(/\.ipynb$/i, '');

/** Reads a file; the remarks say which file they are about. */
function open({ path: file, bytes }: Returned, course: readonly CourseNotebook[]): Opened {
  const { cells, remarks } = readCells(bytes);
  const found = outline(cells);
  const notebook = identify(course, path.basename(file), declaredIn(found));
  const broken = found.broken.map((cell) => ({
    name: 'syntax-error',
    says: `This cell does not run, what it declares is missing. ${faultOf(cell)}`,
    cell: cell.number,
    line: cell.fault?.line ?? 1,
  }));
  const isStrange = !notebook && cells.length > 0;
  const all = [...remarks, ...broken, ...(isStrange ? [STRANGE] : [])].slice(0, LIMITS.remarks);
  const about = all.map((remark) => ({
    ...remark,
    says: `${path.basename(file)}: ${remark.says}`,
  }));
  const named = notebook !== undefined && isNamed(path.basename(file), notebook);
  return { path: file, notebook, isNamed: named, outline: found, remarks: about };
}

const STRANGE: Remark = {
  name: 'unknown-notebook',
  says: 'No cell declares an exercise of the course.',
};

const declaredIn = ({ versions, lost }: Outline): ReadonlySet<string> =>
  new Set([
    ...lost.keys(),
    ...[...versions].flatMap(([name, all]) =>
      all.every(({ pieces }) => pieces.every(isImport)) ? [] : [name],
    ),
  ]);

/**
 * The file in which an exercise is looked for: of those that are its notebook, the last one in which
 * it is written; where none of them has it, any other that may hold it.
 */
export function fileFor(
  files: readonly Opened[],
  notebook: string,
  exercise: string,
): Opened | undefined {
  const all = files.filter(
    ({ outline: { versions, lost } }) => versions.has(exercise) || lost.has(exercise),
  );
  const right = all.filter((file) => file.notebook === notebook);
  const isReturned = files.some((file) => file.notebook === notebook);
  const others = all.filter(
    (file) => declaredIn(file.outline).has(exercise) && (isReturned || mayHold(file, exercise)),
  );
  const among = right.length > 0 ? right : others;
  return among.findLast((file) => !isStub(file.outline, exercise)) ?? among.at(-1);
}

/**
 * Whether a file may hold an exercise of a notebook that was not returned by itself. One that is called
 * as its own notebook may have a helper of that name: there, the check tells an exercise from it.
 */
const mayHold = ({ isNamed: isOne, outline: { lastCheck } }: Opened, exercise: string): boolean =>
  !isOne || lastCheck.has(exercise);

/** Whether an exercise is still what the course gives out. */
function isStub(notebook: Outline, exercise: string): boolean {
  const pieces = declarationOf(notebook, exercise)?.pieces ?? [];
  return pieces.every(({ node }) => /throw new Error\((['"`])TODO/.test(node.getText()));
}

/** A remark for each notebook that was returned more than once. */
export function twiceRemarks(files: readonly Opened[]): Remark[] {
  const named = files.flatMap(({ notebook }) => notebook ?? []);
  return [...new Set(named)].flatMap((notebook) => {
    const same = files.filter((file) => file.notebook === notebook);
    const short = same.map((file) => path.basename(file.path));
    const isClear = new Set(short).size === short.length;
    const names = (isClear ? short : same.map((file) => file.path)).join(', ');
    const says = `${notebook} was returned as ${names}: of each exercise, the last one that is written counts.`;
    return same.length > 1 ? [{ name: 'returned-again', says }] : [];
  });
}
