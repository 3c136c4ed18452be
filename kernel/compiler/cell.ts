import type { Converter, ConvertResult } from 'tslab/dist/converter';
import { halfWay } from './declarations';
import { withoutExports } from './exports';
import type { Compiler } from './patch';
import { hasTopLevelAwait } from './topLevelAwait';

/** tslab's converter with the kernel's view of what earlier cells declared. */
export interface CellCompiler {
  /** In the shape that tslab's executor wants. */
  readonly converter: Converter;
  /** The names that the last cell declares. */
  readonly names: () => readonly string[];
  /** The last cell has run: later cells see what it declared, but for the names it did not get to. */
  readonly commit: (lost: ReadonlySet<string>) => void;
}

/**
 * @param compiler - The patched TypeScript.
 * @param create - Makes tslab's converter; another one where the first was broken by a cell.
 */
export function cellCompiler(compiler: Compiler, create: () => Converter): CellCompiler {
  const { typescript, poll } = compiler;
  let inner = create();
  let declared = '';
  let candidate = '';

  const parse = (code: string) =>
    typescript.createSourceFile('cell.ts', code, typescript.ScriptTarget.Latest, false);
  const convert = (code: string): ConvertResult => {
    poll();
    candidate = declared;
    const source = parse(code);
    const result = inner.convert(declared, withoutExports(typescript, source));
    if (result.diagnostics.length > 0) return result;
    candidate = result.declOutput ?? '';
    result.hasToplevelAwait = hasTopLevelAwait(typescript, source);
    // A line break, so that the executor's wrapping shifts no column.
    if (result.output !== undefined) result.output = `\n${result.output}`;
    return result;
  };
  const converter: Converter = {
    convert: (_previous, code) => {
      try {
        return convert(code);
      } catch (error) {
        inner = create();
        throw error;
      }
    },
    inspect: (_previous, code, position) => inner.inspect(declared, code, position),
    complete: (_previous, code, position) => inner.complete(declared, code, position),
    close: () => {
      inner.close();
    },
    addModule: (name, content, meta) => inner.addModule(name, content, meta),
  };
  return {
    converter,
    names: () => compiler.cellNames(),
    commit: (lost) => {
      declared = lost.size === 0 ? candidate : halfWay(typescript, declared, candidate, lost);
    },
  };
}
