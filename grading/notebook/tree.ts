import ts from '@tslab/typescript-for-tslab';
import type { CodeCell } from './cells';

/** A cell as the compiler of the notebook's kernel reads it. */
export interface CellTree {
  /** Its place among all cells, counted from 1. */
  readonly number: number;
  /** As it was returned; the tree of a cell that cannot be parsed may lack parts of it. */
  readonly code: string;
  readonly file: ts.SourceFile;
  /** What keeps it from being read; undefined where nothing does. */
  readonly fault?: { readonly message: string; readonly line: number };
}

/** The cells of a notebook as syntax trees, with what tells a cell's own names from all others. */
export interface NotebookTree {
  readonly cells: readonly CellTree[];
  /** The symbol that an identifier means, as far as its own cell declares it. */
  readonly symbolOf: (name: ts.Identifier) => ts.Symbol | undefined;
}

/** Each cell is a module of its own that knows no library: names alone are looked up, no types. */
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  noLib: true,
  noResolve: true,
  types: [],
};

/** Parses all cells; one that cannot be parsed does not keep the others from being read. */
export function parseCells(cells: readonly CodeCell[]): NotebookTree {
  const parsed = cells.map(({ number, code }) => parseCell(number, code));
  const files = new Map(parsed.map(({ file }) => [file.fileName, file]));
  const host: ts.CompilerHost = {
    getSourceFile: (name) => files.get(name),
    fileExists: (name) => files.has(name),
    readFile: (name) => files.get(name)?.text,
    writeFile: () => undefined,
    getDefaultLibFileName: () => 'lib.d.ts',
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
  };
  const program = ts.createProgram([...files.keys()], OPTIONS, host);
  const checker = program.getTypeChecker();
  const trees = parsed.map((cell) => {
    const fault = cell.fault ?? syntaxFault(program, cell.file);
    return fault ? { ...cell, fault } : cell;
  });
  return { cells: trees, symbolOf: (name) => symbolOf(checker, name) };
}

function parseCell(number: number, code: string): CellTree {
  const name = `/${number}.ts`;
  const parse = (text: string) =>
    ts.createSourceFile(name, text, { languageVersion: ts.ScriptTarget.ES2022, ...MODULE }, true);
  try {
    const file = parse(code);
    if (!isDeep(file)) return { number, code, file };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  const fault = { message: 'it is nested too deeply', line: 1 };
  return { number, code, file: parse(''), fault };
}

// Whoever walks a tree calls itself a few times a level, and has room for some thousand calls.
const DEEPEST = 500;

function isDeep(file: ts.SourceFile): boolean {
  let level: ts.Node[] = [file];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    const next: ts.Node[] = [];
    for (const node of level) {
      ts.forEachChild(node, (child) => {
        next.push(child);
      });
    }
    level = next;
  }
  return false;
}

/** A cell is a module even where it imports nothing. */
const MODULE: Pick<ts.CreateSourceFileOptions, 'setExternalModuleIndicator'> = {
  setExternalModuleIndicator: (file) => {
    (file as { externalModuleIndicator?: true }).externalModuleIndicator = true;
  },
};

function syntaxFault(program: ts.Program, file: ts.SourceFile): CellTree['fault'] {
  const [first] = program.getSyntacticDiagnostics(file);
  if (!first) return undefined;
  const { line } = file.getLineAndCharacterOfPosition(first.start);
  return { message: ts.flattenDiagnosticMessageText(first.messageText, ' '), line: line + 1 };
}

function symbolOf(checker: ts.TypeChecker, name: ts.Identifier): ts.Symbol | undefined {
  const { parent } = name;
  const found = ts.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : checker.getSymbolAtLocation(name);
  // For a type that it does not find the compiler makes a symbol which nothing declares.
  return found?.declarations ? found : undefined;
}
