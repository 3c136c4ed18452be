import { causes, type Cause } from '../../../lib';
import type { Examined } from './runs';

/** Every measurement by its name. */
export type Signs = Readonly<
  Record<
    'chance' | 'firstLoss' | 'lastLoss' | 'perfectLoss' | 'halves' | 'growth' | 'found',
    number
  >
>;

/** The number of a cause. */
export const numberOf = (cause: Cause): number => causes.indexOf(cause);

/** The questions that are asked, in their order; the first that is answered by yes names the cause. */
export const RULES: readonly (readonly [Cause, (signs: Signs) => boolean])[] = [
  ['collapse', ({ perfectLoss }) => perfectLoss < -0.1],
  ['temperature too high', ({ perfectLoss, chance }) => perfectLoss > 0.7 * chance],
  ['wrong labels', ({ perfectLoss, halves }) => perfectLoss > 0.3 && Math.abs(halves) > 0.4],
  ['self-mask missing', ({ perfectLoss }) => perfectLoss > 0.3],
  ['temperature too low', ({ firstLoss, chance }) => firstLoss > 3 * chance],
  ['learning rate too high', ({ growth }) => growth > 50],
  ['strong augmentation', ({ lastLoss, chance }) => lastLoss > 0.7 * chance],
  ['weak augmentation', ({ found }) => found < 0.6],
];

/** The number of the first rule's cause that holds; that of `healthy` where none does. */
export const byRules =
  (rules: typeof RULES) =>
  ({ signs }: Examined): number => {
    const rule = rules.find(([, holds]) => holds(signs as Signs));
    return numberOf(rule?.[0] ?? 'healthy');
  };

/** The right rules with the name that each gives changed. */
export const renamed =
  (names: Partial<Readonly<Record<Cause, Cause>>>) =>
  (inputs: Examined): number => {
    const right = causes[byRules(RULES)(inputs)] ?? 'healthy';
    return numberOf(names[right] ?? right);
  };
