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

/** Runs cells in tslab's executor, and catches what it would print. */
export function cells({ folder, compiled, onCompiled }: CellsOptions): Cells {
  const { converter, names, commit } = compiled;
  let value: unknown;
  let failure: Outcome | undefined;
  let stage: 'compiling' | 'invalid' | 'running' = 'compiling';
  let before: Readonly<Record<string, unknown>> = {};
  const watched = {
    ...converter,
    convert: (previous: string, code: string) => {
      const result = converter.convert(previous, code);
      onCompiled();
      stage = result.diagnostics.length > 0 ? 'invalid' : 'running';
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
        failure = stage === 'invalid' ? { kind: 'diagnostics' } : { kind: 'thrown', thrown };
      },
    },
  );
  const execute = async (code: string): Promise<Outcome> => {
    value = failure = undefined;
    stage = 'compiling';
    before = { ...executor.locals };
    try {
      await executor.execute(code);
    } catch (thrown) {
      // Not the cell's code: Stop came during compilation, or the compiler gave up.
      failure = { kind: 'thrown', thrown };
    }
    return failure ?? { kind: 'value', value };
  };
  const conclude = (outcome: Outcome): void => {
    if (outcome.kind === 'value') commit(new Set());
    if (outcome.kind !== 'thrown' || stage !== 'running') return;
    const lost = names().filter((name) => executor.locals[name] === undefined);
    for (const name of lost) executor.locals[name] = before[name];
    commit(new Set(lost));
  };
  return { executor, execute, conclude };
}
