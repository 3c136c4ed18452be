import type { Converter, ConvertResult } from 'tslab/dist/converter';
import { withoutExports } from './exports';
import type { Compiler } from './patch';
import { hasTopLevelAwait } from './topLevelAwait';

/** tslab's converter with the kernel's view of what earlier cells declared. */
export interface CellCompiler {
  /** In the shape that tslab's executor wants. */
  readonly converter: Converter;
  /** The last cell has run: later cells see what it declared. */
  readonly commit: () => void;
}

/**
 * @param compiler - The patched TypeScript.
 * @param create - Makes tslab's converter; a second one where the first was broken by a cell.
 */
export function cellCompiler(compiler: Compiler, create: () => Converter): CellCompiler {
  const { typescript, poll } = compiler;
  let inner = create();
  let declared = '';
  let candidate = '';

  const parse = (code: string) =>
    typescript.createSourceFile('cell.ts', code, typescript.ScriptTarget.Latest, false);
  const convert = (_previous: string, code: string): ConvertResult => {
    poll();
    const source = parse(code);
    const result = inner.convert(declared, withoutExports(typescript, source));
    candidate = result.diagnostics.length > 0 ? declared : (result.declOutput ?? '');
    // A line break, so that the executor's wrapping shifts no column.
    if (result.output !== undefined) result.output = `\n${result.output}`;
    result.hasToplevelAwait = hasTopLevelAwait(typescript, source);
    return result;
  };
  const recovering = (_previous: string, code: string): ConvertResult => {
    try {
      return convert(_previous, code);
    } catch (error) {
      inner = create();
      throw error;
    }
  };
  return {
    converter: {
      convert: recovering,
      inspect: (_previous, code, position) => inner.inspect(declared, code, position),
      complete: (_previous, code, position) => inner.complete(declared, code, position),
      close: () => {
        inner.close();
      },
      addModule: (name, content, meta) => inner.addModule(name, content, meta),
    },
    commit: () => {
      declared = candidate;
    },
  };
}
