import ts from '@tslab/typescript-for-tslab';
import type { Remark } from '../marks';
import { assemble, type Program } from './assemble';
import { LIMITS } from './limits';
import type { Outline, Version } from './outline';
import { isImport } from './pieces';
import { bare } from './references';
import { declarationOf, select, type Selection } from './select';
import type { CellTree } from './tree';

/** An exercise as a program that nobody has checked yet. */
export interface Draft {
  readonly exercise: string;
  /** Absent where a remark says what is missing. */
  readonly found?: { readonly selection: Selection; readonly program: Program };
  readonly remarks: readonly Remark[];
}

/**
 * Cuts an exercise out of a notebook.
 *
 * @returns Nothing where no cell declares it.
 */
export function draft(notebook: Outline, exercise: string): Draft | undefined {
  const version = declarationOf(notebook, exercise);
  if (!version) {
    const lost = notebook.lost.get(exercise);
    return lost && { exercise, remarks: [lostRemark(exercise, lost)] };
  }
  const selection = select(notebook, version);
  const remarks = [...formRemarks(version), ...againRemarks(notebook, version)];
  const lost = [...selection.free].flatMap((name) => {
    const cell = notebook.lost.get(name);
    return cell ? [lostRemark(name, cell)] : [];
  });
  const program = assemble(selection, version, notebook.references);
  const sizes = program.text.length > LIMITS.slice ? [sizeRemark(exercise, program)] : [];
  const all = [...remarks, ...lost, ...sizes];
  return { exercise, found: { selection, program }, remarks: all };
}

/** What is said of a cell that cannot be parsed. */
export const faultOf = ({ fault }: CellTree): string =>
  `TypeScript cannot read it: ${fault?.message ?? ''}`;

const lostRemark = (name: string, cell: CellTree): Remark => ({
  name: 'syntax-error',
  says: `${name} is missing, for this cell cannot run. ${faultOf(cell)}`,
  cell: cell.number,
  line: cell.fault?.line ?? 1,
});

const sizeRemark = (exercise: string, { text }: Program): Remark => ({
  name: 'size',
  says: `${exercise} needs ${text.length} characters of code; at most ${LIMITS.slice} are run.`,
});

/** An exercise asks for a function; a call may give one. */
function formRemarks({ name, cell, pieces }: Version): Remark[] {
  const isRight = pieces.some((piece) => isImport(piece) || mayBeFunction(piece.node, name));
  if (isRight) return [];
  const says = `${name} must be a function, \`function ${name}(…)\` or \`const ${name} = (…) => …\`.`;
  return [{ name: 'not-a-function', says, cell }];
}

function mayBeFunction(node: ts.Node, name: string): boolean {
  if (!ts.isVariableDeclaration(node)) return ts.isFunctionDeclaration(node);
  if (!ts.isIdentifier(node.name) || node.name.text !== name || !node.initializer) return true;
  const value = bare(node.initializer);
  const isOther =
    ts.isLiteralExpression(value) ||
    ts.isObjectLiteralExpression(value) ||
    ts.isArrayLiteralExpression(value) ||
    ts.isClassExpression(value);
  return !isOther;
}

function againRemarks({ versions }: Outline, { name, cell }: Version): Remark[] {
  const all = (versions.get(name) ?? []).filter(({ pieces }) => !pieces.every(isImport));
  if (all.length < 2) return [];
  const cells = all.map((version) => version.cell).join(', ');
  const says = `${name} is declared in cells ${cells}; the last one counts.`;
  return [{ name: 'declared-again', says, cell }];
}
