/** The losses to choose from, by their names on the page. */
export const LOSSES = {
  infoNce: 'InfoNCE',
  ntXent: 'NT-Xent',
  dcl: 'DCL',
  margin: 'Margin',
  positivesOnly: 'Positives only',
} as const;

/** A key of {@link LOSSES}. */
export type LossName = keyof typeof LOSSES;

/** What the controls say. */
export interface Settings {
  readonly loss: LossName;
  /** τ; the margin loss and the one of positives only have none. */
  readonly temperature: number;
  /** Negatives of each anchor, where the loss lets one choose. */
  readonly negatives: number;
  /** Pairs of an anchor and its positive. */
  readonly batchSize: number;
}

/** A slider's ends and where it starts. */
interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
}

/** The sliders; `steps` is how far the play button goes. */
export const RANGES = {
  temperature: { min: 0.05, max: 1, step: 0.01, value: 0.2 },
  negatives: { min: 1, max: 32, step: 1, value: 6 },
  batchSize: { min: 4, max: 16, step: 1, value: 4 },
  steps: { min: 10, max: 500, step: 10, value: 100 },
} as const satisfies Readonly<Record<string, Range>>;

/** Whether a loss divides similarities by a temperature. */
export const hasTemperature = (loss: LossName): boolean =>
  loss !== 'margin' && loss !== 'positivesOnly';

/** Whether the negatives of an anchor can be chosen; elsewhere the batch settles them. */
export const choosesNegatives = (loss: LossName): boolean =>
  loss === 'infoNce' || loss === 'margin';

/** How many negatives each anchor has. */
export function negativesOf({ loss, negatives, batchSize }: Settings): number {
  if (choosesNegatives(loss)) return negatives;
  return loss === 'positivesOnly' ? 0 : 2 * batchSize - 2;
}
