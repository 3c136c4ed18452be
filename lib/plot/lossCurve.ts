import type { Figure } from './figure';
import { lines } from './lines';
import { named } from './numbers';
import type { Series } from './numbers';

/** What the numbers of a run stand for, and how they are drawn. */
export interface LossCurveOptions {
  readonly title?: string;
  /** What one number of a run stands for. */
  readonly per?: 'step' | 'epoch';
  /** Makes equal factors equally high. */
  readonly log?: boolean;
  readonly yTitle?: string;
}

/**
 * How the loss went, step by step: one curve for each run.
 *
 * @param runs - The losses of one run, [steps], or name → losses of several. A loss that is not finite is a gap.
 */
export const lossCurve = (
  runs: Series | Readonly<Record<string, Series>>,
  { title = '', per = 'step', log = false, yTitle = 'loss' }: LossCurveOptions = {},
): Figure => lines(named(runs, yTitle), { title, xTitle: per, yTitle, log });
