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
  readonly execute: (code: string) => Promise<Outcome>;
}

interface CellsOptions {
  readonly folder: string;
  readonly compiled: CellCompiler;
  /** Called when a cell has been compiled, before its code runs; may throw. */
  readonly onCompiled: () => void;
}

/** Runs cells in tslab's executor, and catches what it would print. */
export function cells({ folder, compiled, onCompiled }: CellsOptions): Cells {
  const { converter, commit } = compiled;
  let value: unknown;
  let failure: Outcome | undefined;
  let isInvalid = false;
  const watched = {
    ...converter,
    convert: (previous: string, code: string) => {
      const result = converter.convert(previous, code);
      isInvalid = result.diagnostics.length > 0;
      onCompiled();
      return result;
    },
  };
  const executor = createExecutor(
    folder,
    { node: watched, browser: watched, close: converter.close },
    {
      log: (result: unknown) => {
        value = result;
      },
      error: (thrown: unknown) => {
        failure = isInvalid ? { kind: 'diagnostics' } : { kind: 'thrown', thrown };
      },
    },
  );
  const execute = async (code: string): Promise<Outcome> => {
    value = failure = undefined;
    try {
      await executor.execute(code);
    } catch (thrown) {
      // Not the cell's code: Stop came during compilation, or the compiler gave up.
      failure = { kind: 'thrown', thrown };
    }
    if (failure) return failure;
    commit();
    return { kind: 'value', value };
  };
  return { executor, execute };
}
