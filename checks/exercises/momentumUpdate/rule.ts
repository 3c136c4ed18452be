import type { Misconception } from '../../exercise';
import type { Twins } from './inputs';

/** What becomes of one number of the target: t, beside o of the online network. */
export type Rule = (t: number, o: number, m: number) => number;

/** What else a mistake may change. */
export interface Extras {
  /** Where no momentum is given. */
  readonly otherwise?: number;
  /** Whether the online network changes, as 0 or 1. */
  readonly moved?: number;
  readonly weightRule?: Rule;
  readonly biasRule?: Rule;
}

/** Each weight of the target moves a little towards the online one. */
const average: Rule = (t, o, m) => m * t + (1 - m) * o;

/** Nothing changes. */
export const keep: Rule = (t) => t;

/** What the adapter measures: whether the online network changed, then the target's numbers. */
export const after =
  (rule: Rule = average, extras: Extras = {}) =>
  ({ targetWeight, targetBias, onlineWeight, onlineBias, options }: Twins): number[] => {
    const { otherwise = 0.999, moved = 0, weightRule = rule, biasRule = rule } = extras;
    const m = options['momentum'] ?? otherwise;
    const online = onlineWeight.flat();
    return [
      moved,
      ...targetWeight.flat().map((t, i) => weightRule(t, online[i] ?? NaN, m)),
      ...targetBias.map((t, i) => biasRule(t, onlineBias[i] ?? NaN, m)),
    ];
  };

/** A known mistake of this exercise. */
export type Known = Misconception<Twins>;

/** A mistake as another rule. */
export const known = (id: string, rule: Rule, hint: string, extras: Extras = {}): Known => ({
  id,
  mimic: after(rule, extras),
  hint,
});

/** The right rule, with something else wrong. */
export const knownBut = (id: string, hint: string, extras: Extras): Known =>
  known(id, average, hint, extras);
