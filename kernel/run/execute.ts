import type { Converter } from 'tslab/dist/converter';
import { createExecutor } from 'tslab/dist/executor';
import type { Executor } from 'tslab/dist/executor';
import type { CellCompiler } from '../compiler/cell';

/** How a cell ended. */
export type Outcome =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'diagnostics' }
  | { readonly kind: 'thrown'; readonly thrown: unknown };

export interface Cells {
  readonly executor: Executor;
  /** Compiles and runs a cell. */
  readonly execute: (code: string) => Promise<Outcome>;
  /**
   * Settles what later cells see. A cell that ended half-way leaves what it got to;
   * the names that it only announced are what they were before.
   */
  readonly conclude: (outcome: Outcome) => void;
}

interface CellsOptions {
  readonly folder: string;
  readonly compiled: CellCompiler;
  /** Called when a cell has been compiled, before its code runs; may throw. */
  readonly onCompiled: () => void;
}

/** The cell under way. */
interface Progress {
  stage: 'compiling' | 'invalid' | 'running';
  value: unknown;
  failure: Outcome | undefined;
  /** The values of all names before it. */
  before: Readonly<Record<string, unknown>>;
}

const begun = (before: Progress['before']): Progress => ({
  stage: 'compiling',
  value: undefined,
  failure: undefined,
  before,
});

/** Runs cells in tslab's executor, and catches what it would print. */
export function cells({ folder, compiled, onCompiled }: CellsOptions): Cells {
  let progress = begun({});
  const converter: Converter = {
    ...compiled.converter,
    convert: (previous, code) => {
      const result = compiled.converter.convert(previous, code);
      onCompiled();
      progress.stage = result.diagnostics.length > 0 ? 'invalid' : 'running';
      return result;
    },
  };
  const converters = { node: converter, browser: converter, close: () => undefined };
  const executor = createExecutor(folder, converters, {
    log: (value: unknown) => {
      progress.value = value;
    },
    error: (thrown: unknown) => {
      const isInvalid = progress.stage === 'invalid';
      progress.failure = isInvalid ? { kind: 'diagnostics' } : { kind: 'thrown', thrown };
    },
  });
  const execute = async (code: string): Promise<Outcome> => {
    progress = begun({ ...executor.locals });
    try {
      await executor.execute(code);
    } catch (thrown) {
      // Not the cell's code: Stop came during compilation, or the compiler gave up.
      progress.failure = { kind: 'thrown', thrown };
    }
    return progress.failure ?? { kind: 'value', value: progress.value };
  };
  const conclude = ({ kind }: Outcome): void => {
    if (kind === 'value') compiled.commit(new Set());
    if (kind === 'thrown' && progress.stage === 'running') {
      compiled.commit(restoreLost(executor.locals, progress.before, compiled.names()));
    }
  };
  return { executor, execute, conclude };
}

/** Gives the names that a cell did not get to their former values; returns these names. */
function restoreLost(
  locals: Executor['locals'],
  before: Progress['before'],
  names: readonly string[],
): ReadonlySet<string> {
  const lost = names.filter((name) => locals[name] === undefined);
  for (const name of lost) locals[name] = before[name];
  return new Set(lost);
}
