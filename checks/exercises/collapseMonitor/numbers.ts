import type { Given } from '../../caller';
import { fieldsOf } from '../../result';

/** [standardDeviation, variance, 1 for a warning and 0 for none]; nothing where one is no number. */
export function numbersOf(given: Given | undefined): number[] | undefined {
  const { standardDeviation, variance, warning } = fieldsOf(given);
  if (typeof standardDeviation !== 'number' || typeof variance !== 'number') return undefined;
  return [standardDeviation, variance, warning ? 1 : 0];
}
