import ts from '@tslab/typescript-for-tslab';
import type { CodeCell } from './cells';
import { piecesOf, type Piece } from './pieces';
import { referencesOf, type Reference } from './references';
import { parseCells, type CellTree } from './tree';

/** What declares a name in one cell: overloads and merged interfaces are several pieces. */
export interface Version {
  readonly name: string;
  readonly cell: number;
  readonly pieces: readonly Piece[];
}

/** A notebook by what it declares. */
export interface Outline {
  /** All pieces in document order, without those of cells that cannot be parsed. */
  readonly pieces: readonly Piece[];
  /** Of each name, in document order. */
  readonly versions: ReadonlyMap<string, readonly Version[]>;
  readonly references: (piece: Piece) => readonly Reference[];
  /** The cells that cannot be parsed. */
  readonly broken: readonly CellTree[];
  /** The names that they would declare, as far as one can tell. */
  readonly lost: ReadonlyMap<string, CellTree>;
  /** The last cell that checks an exercise. */
  readonly lastCheck: ReadonlyMap<string, number>;
}

/** Finds out what cells declare; nothing of them runs. */
export function outline(cells: readonly CodeCell[]): Outline {
  const tree = parseCells(cells);
  const whole = tree.cells.filter(({ fault }) => !fault);
  const broken = tree.cells.filter(({ fault }) => fault);
  const pieces = whole.flatMap(piecesOf);
  const symbols = new Set(
    pieces.flatMap(({ names }) => names.flatMap((name) => tree.symbolOf(name) ?? [])),
  );
  const known = new Map<Piece, readonly Reference[]>();
  return {
    pieces,
    versions: versionsOf(pieces),
    references: (piece) => {
      const found = known.get(piece) ?? referencesOf(piece, tree.symbolOf, symbols);
      known.set(piece, found);
      return found;
    },
    broken,
    lost: new Map(broken.flatMap((cell) => namesIn(cell).map((name) => [name, cell]))),
    lastCheck: new Map(whole.flatMap((cell) => checksIn(cell).map((name) => [name, cell.number]))),
  };
}

const DECLARATION = /\b(?:function|const|let|var|class|type|interface|enum)\s+([\w$]+)/g;

/** What a cell that cannot be parsed declares to the eye. */
const namesIn = ({ code }: CellTree): string[] =>
  [...code.matchAll(DECLARATION)].map(([, name = '']) => name);

function versionsOf(pieces: readonly Piece[]): Map<string, Version[]> {
  const found = new Map<string, Version[]>();
  const named = pieces.flatMap((piece) => piece.names.map(({ text }) => ({ name: text, piece })));
  for (const { name, piece } of named) {
    const { number } = piece.cell;
    const earlier = (found.get(name) ?? []).filter(({ cell }) => cell !== number);
    const same = (found.get(name) ?? []).find(({ cell }) => cell === number);
    found.set(name, [...earlier, { name, cell: number, pieces: [...(same?.pieces ?? []), piece] }]);
  }
  return found;
}

/** The exercises that a cell checks: `check.ntXent(…)`. */
function checksIn({ file }: CellTree): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression, name } = node.expression;
      if (ts.isIdentifier(expression) && expression.text === 'check') found.push(name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
