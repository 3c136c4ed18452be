import { createRequire } from 'node:module';
import type polars from 'nodejs-polars';

/** Where a step stands in its training. */
export interface StepReport {
  /** From 1. */
  readonly epoch: number;
  /** From 1, going on from epoch to epoch. */
  readonly step: number;
  readonly loss: number;
}

/** The losses of a training. */
export interface History {
  readonly stepLosses: readonly number[];
  /** Mean over the steps of each epoch. */
  readonly epochLosses: readonly number[];
  /** A polars DataFrame with a row a step: `step`, `epoch`, `loss`. Made when it is first asked for. */
  readonly table: polars.DataFrame;
}

/** The history of a training that took these steps. */
export function historyOf(steps: readonly StepReport[], epochLosses: readonly number[]): History {
  let table: polars.DataFrame | undefined;
  const losses: Omit<History, 'table'> = {
    stepLosses: steps.map(({ loss }) => loss),
    epochLosses,
  };
  // Not enumerable, so that to print or compare a history does not make the table.
  const get = () => (table ??= tableOf(steps));
  return Object.defineProperty(losses as History, 'table', { get });
}

function tableOf(steps: readonly StepReport[]): polars.DataFrame {
  // Loaded here: it takes 0.1 s, and few ask for it.
  const pl = createRequire(__filename)('nodejs-polars') as typeof polars;
  const column = (name: keyof StepReport, type: typeof pl.Int32 | typeof pl.Float64) =>
    pl.Series(
      name,
      steps.map((step) => step[name]),
      type,
    );
  return pl.DataFrame([
    column('step', pl.Int32),
    column('epoch', pl.Int32),
    column('loss', pl.Float64),
  ]);
}
