import type ts from '@tslab/typescript-for-tslab';
import type { Converter, ConvertResult, Diagnostic } from 'tslab/dist/converter';
import { declaredNames } from './builder';
import { halfWay } from './declarations';
import { withoutExports } from './exports';
import type { LibraryCheck } from './library';
import type { Compiler } from './patch';
import { hasTopLevelAwait } from './topLevelAwait';

/** tslab's converter with the kernel's view of what earlier cells declared. */
export interface CellCompiler {
  /** In the shape that tslab's executor wants. */
  readonly converter: Converter;
  /** What is wrong with the last cell, or with what it imports from the project. */
  readonly diagnostics: () => readonly ts.Diagnostic[];
  /** The names that the last cell declares. */
  readonly names: () => readonly string[];
  /** The last cell has run: later cells see what it declared, but for the names it did not get to. */
  readonly commit: (lost: ReadonlySet<string>) => void;
}

interface CellCompilerOptions {
  readonly compiler: Compiler;
  readonly checkLibrary: LibraryCheck;
  /** Makes tslab's converter; another one where a cell has broken the first. */
  readonly create: () => Converter;
}

// The executor asks only whether there is a diagnostic; what it says is in `diagnostics()`.
const nowhere = { offset: 0, line: 0, character: 0 };
const REFUSED: Diagnostic = { start: nowhere, end: nowhere, messageText: '', category: 1, code: 0 };

export function cellCompiler(options: CellCompilerOptions): CellCompiler {
  const { compiler, checkLibrary, create } = options;
  const { typescript, poll } = compiler;
  let library: readonly ts.Diagnostic[] = [];
  let inner = create();
  let declared = '';
  let candidate = '';

  const parse = (code: string): ts.SourceFile =>
    typescript.createSourceFile('cell.ts', code, {
      languageVersion: typescript.ScriptTarget.Latest,
      // A cell is a module even where it imports nothing: `await (x)` is no call.
      setExternalModuleIndicator: (file) => {
        (file as { externalModuleIndicator?: true }).externalModuleIndicator = true;
      },
    });
  // A cell that breaks the compiler must not break it for the cells after it.
  const converted = (code: string): ConvertResult => {
    try {
      return inner.convert(declared, code);
    } catch (error) {
      inner.close();
      inner = create();
      throw error;
    }
  };
  const convert = (code: string): ConvertResult => {
    candidate = declared;
    library = [];
    const source = parse(code);
    poll();
    const result = converted(withoutExports(typescript, source));
    if (result.diagnostics.length > 0) return result;
    library = checkLibrary(compiler.program(), compiler.cell());
    if (library.length > 0) return { diagnostics: [REFUSED] };
    candidate = result.declOutput ?? '';
    result.hasToplevelAwait = hasTopLevelAwait(typescript, source);
    // A line break, so that the executor's wrapping shifts no column.
    if (result.output !== undefined) result.output = `\n${result.output}`;
    return result;
  };
  const converter: Converter = {
    convert: (_previous, code) => convert(code),
    inspect: (_previous, code, position) => inner.inspect(declared, code, position),
    complete: (_previous, code, position) => inner.complete(declared, code, position),
    close: () => {
      inner.close();
    },
    addModule: (name, content, meta) => inner.addModule(name, content, meta),
  };
  return {
    converter,
    diagnostics: () => (library.length > 0 ? library : compiler.diagnostics()),
    names: () => declaredNames(compiler.cell()),
    commit: (lost) => {
      declared = lost.size === 0 ? candidate : halfWay(typescript, declared, candidate, lost);
    },
  };
}
