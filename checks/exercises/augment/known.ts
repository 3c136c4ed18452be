import type { Misconception } from '../../exercise';
import { behaviourOf, expected, type Behaviour, type Seen } from './behaviour';
import type { Pictures } from './pictures';

/** A known mistake of this exercise. */
export type Known = Misconception<Pictures>;

type Options = Pictures['options'];

/** A mistake by the behaviour that it has, and by what else is seen of it. */
export const known = (
  id: string,
  change: (right: Behaviour, options: Options) => Partial<Behaviour> & Seen,
  hint: string,
): Known => ({
  id,
  mimic: ({ options }) => {
    const right = behaviourOf(options);
    const changed = change(right, options);
    return expected({ ...right, ...changed }, options, changed);
  },
  hint,
});
