import type ts from '@tslab/typescript-for-tslab';
import type { Converter, ConvertResult, Diagnostic } from 'tslab/dist/converter';
import type { TypeScript } from '../project';
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

interface State extends CellCompilerOptions {
  inner: Converter;
  /** The declarations that cells see. */
  declared: string;
  /** The same, once the last cell has run to its end. */
  candidate: string;
  diagnostics: readonly ts.Diagnostic[];
}

export function cellCompiler(options: CellCompilerOptions): CellCompiler {
  const state: State = {
    ...options,
    inner: options.create(),
    declared: '',
    candidate: '',
    diagnostics: [],
  };
  const { compiler } = options;
  return {
    converter: {
      // The executor's own view of earlier cells knows nothing of cells that ended half-way.
      convert: (_previous, code) => convert(state, code),
      inspect: (_previous, code, at) => state.inner.inspect(state.declared, code, at),
      complete: (_previous, code, at) => state.inner.complete(state.declared, code, at),
      addModule: (name, content, meta) => state.inner.addModule(name, content, meta),
      close: () => {
        state.inner.close();
      },
    },
    diagnostics: () => state.diagnostics,
    names: () => declaredNames(compiler.cell()),
    commit: (lost) => {
      const { declared, candidate } = state;
      state.declared =
        lost.size === 0 ? candidate : halfWay(compiler.typescript, declared, candidate, lost);
    },
  };
}

// The executor asks only whether there is a diagnostic.
const nowhere = { offset: 0, line: 0, character: 0 };
const REFUSED: Diagnostic = { start: nowhere, end: nowhere, messageText: '', category: 1, code: 0 };

function convert(state: State, code: string): ConvertResult {
  const { typescript, poll, program, cell, diagnostics } = state.compiler;
  state.candidate = state.declared;
  const source = parse(typescript, code);
  poll();
  const result = converted(state, withoutExports(typescript, source));
  const isRight = result.diagnostics.length === 0;
  state.diagnostics = isRight ? state.checkLibrary(program(), cell()) : diagnostics();
  if (state.diagnostics.length > 0) return { diagnostics: [REFUSED] };
  state.candidate = result.declOutput ?? '';
  return {
    ...result,
    // A line break, so that the executor's wrapping shifts no column.
    output: `\n${result.output ?? ''}`,
    hasToplevelAwait: hasTopLevelAwait(typescript, source),
  };
}

/** A cell that breaks the compiler must not break it for the cells after it. */
function converted(state: State, code: string): ConvertResult {
  try {
    return state.inner.convert(state.declared, code);
  } catch (error) {
    state.inner.close();
    state.inner = state.create();
    throw error;
  }
}

function parse(typescript: TypeScript, code: string): ts.SourceFile {
  return typescript.createSourceFile('cell.ts', code, {
    languageVersion: typescript.ScriptTarget.Latest,
    // A cell is a module even where it imports nothing: `await (x)` is no call.
    setExternalModuleIndicator: (file) => {
      (file as { externalModuleIndicator?: true }).externalModuleIndicator = true;
    },
  });
}
