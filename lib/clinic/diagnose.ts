/** What a run of training can suffer from, and what to say of one that does not. */
export const causes = [
  'healthy',
  'collapse',
  'temperature too low',
  'temperature too high',
  'learning rate too high',
  'weak augmentation',
  'strong augmentation',
  'self-mask missing',
  'wrong labels',
] as const;

/** One of {@link causes}. */
export type Cause = (typeof causes)[number];

/** What is measured of a run of training, to find out what is wrong with it. */
export interface Signs {
  /** log(2N − 1): the loss of whoever guesses. */
  readonly chance: number;
  /** The run's own loss at its first step. */
  readonly firstLoss: number;
  /** The run's own loss at the end. */
  readonly lastLoss: number;
  /** The run's own loss of a perfect answer: equal views, different images at right angles. */
  readonly perfectLoss: number;
  /** At the end: the loss of second views less that of first views. */
  readonly halves: number;
  /** How many times as long projections are at the end as at the start. */
  readonly growth: number;
  /** On unseen images, in usual views: the share of views that are nearest to their partner. */
  readonly found: number;
}

/**
 * Names what is wrong with a run of training, by what was measured of it.
 *
 * The loss is asked first, then the steps, then the views: a loss that is wrong makes all numbers
 * after it meaningless.
 *
 * @param signs - Of a run that went on until its loss no longer changed much.
 * @returns The cause; `healthy` where nothing is found.
 */
export function diagnose(signs: Signs): Cause {
  const { chance, firstLoss, lastLoss, perfectLoss, halves, growth, found } = signs;
  if (perfectLoss < -0.1) return 'collapse'; // no sum over negatives, which would be above it
  if (perfectLoss > 0.8 * chance) return 'temperature too high';
  if (perfectLoss > 0.3) return Math.abs(halves) > 0.4 ? 'wrong labels' : 'self-mask missing';
  if (firstLoss > 3 * chance) return 'temperature too low';
  if (growth > 50) return 'learning rate too high';
  if (lastLoss > 0.7 * chance) return 'strong augmentation';
  return found < 0.6 ? 'weak augmentation' : 'healthy';
}
