import type { Misconception } from '../../exercise';
import { deviations, reported, variances, type Parts, type Watched } from './report';

const warned = (id: string, warns: Parts['warns'], hint: string): Misconception<Watched> => ({
  id,
  mimic: reported({ warns }),
  hint,
});

/** Right numbers, and a warning at the wrong time. */
export const warningMistakes: readonly Misconception<Watched>[] = [
  warned(
    'warning-inverted',
    ({ variance, threshold }) => variance > threshold,
    'You warn where all is well. A collapse is a variance below the threshold.',
  ),
  warned(
    'never-warns',
    () => false,
    'You never warn. Where `variance < threshold`, the result has a `warning` that is not empty.',
  ),
  warned(
    'always-warns',
    () => true,
    'You always warn. Leave `warning` out, or undefined, unless `variance < threshold`.',
  ),
  warned(
    'threshold-fixed',
    ({ variance }) => variance < 0.001,
    'You compare with 0.001 whatever is asked. Compare with `threshold`; 0.001 is only what it is by default.',
  ),
  warned(
    'warns-by-deviation',
    ({ deviation, threshold }) => deviation < threshold,
    'You compare the standard deviation with the threshold. It is meant for the variance.',
  ),
  warned(
    'warns-by-smallest',
    ({ rows, threshold }) => Math.min(...variances(rows)) < threshold,
    'You warn where a single dimension is below the threshold. Compare the mean variance with it.',
  ),
  warned(
    'threshold-of-a-root',
    ({ rows, threshold }) =>
      deviations(rows).reduce((sum, v) => sum + v, 0) / (rows[0]?.length ?? NaN) < threshold,
    'You compare the root of the variance with the threshold. It is meant for the variance itself.',
  ),
];
