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

/** Runs cells in tslab's executor, and catches what it would print. */
export function cells(folder: string, { converter, commit }: CellCompiler): Cells {
  let value: unknown;
  let failure: Outcome | undefined;
  let invalid = false;
  const watched = {
    ...converter,
    convert: (previous: string, code: string) => {
      const result = converter.convert(previous, code);
      invalid = result.diagnostics.length > 0;
      return result;
    },
  };
  const converters = { node: watched, browser: watched, close: converter.close };
  const executor = createExecutor(folder, converters, {
    log: (result: unknown) => {
      value = result;
    },
    error: (thrown: unknown) => {
      failure = invalid ? { kind: 'diagnostics' } : { kind: 'thrown', thrown };
    },
  });
  const execute = async (code: string): Promise<Outcome> => {
    value = failure = undefined;
    try {
      await executor.execute(code);
    } catch (thrown) {
      // The compiler itself gave up on the cell.
      failure = { kind: 'thrown', thrown };
    }
    if (failure) return failure;
    commit();
    return { kind: 'value', value };
  };
  return { executor, execute };
}
