import { shuffled, type Random } from '../random';

/** How far colours may be changed. */
export interface ColourStrength {
  /** Factors are drawn from [max(0, 1 − brightness), 1 + brightness]. */
  readonly brightness?: number;
  /** As `brightness`. */
  readonly contrast?: number;
  /** As `brightness`. */
  readonly saturation?: number;
  /** Parts of a full turn are drawn from [−hue, hue]; at most 0.5, which reaches every hue. */
  readonly hue?: number;
}

/** A kind of change of colours. */
export type ColourKind = keyof ColourStrength;

/** What happens to the images of a batch. */
export interface JitterDraw {
  /** Kinds of change in the order in which they are made, with an amount for each image. */
  readonly changes: readonly { readonly kind: ColourKind; readonly amounts: Float32Array }[];
  readonly picked: readonly boolean[];
}

const KINDS = ['brightness', 'contrast', 'saturation', 'hue'] as const;

/**
 * Draws one order for the batch, then image by image its amounts and whether it is picked: what an
 * image gets depends on its place only. Kinds of strength 0 are left out.
 */
export function drawJitter(
  count: number,
  strength: Readonly<Required<ColourStrength>>,
  { probability, random }: { readonly probability: number; readonly random: Random },
): JitterDraw {
  const order = Array.from(shuffled(KINDS.length, random), (k) => KINDS[k] ?? 'hue');
  const drawn = Array.from({ length: count }, () => ({
    brightness: factor(strength.brightness, random),
    contrast: factor(strength.contrast, random),
    saturation: factor(strength.saturation, random),
    hue: strength.hue * (2 * random() - 1),
    isPicked: random() < probability,
  }));
  return {
    changes: order
      .filter((kind) => strength[kind] > 0)
      .map((kind) => ({ kind, amounts: Float32Array.from(drawn, (image) => image[kind]) })),
    picked: drawn.map(({ isPicked }) => isPicked),
  };
}

function factor(strength: number, random: Random): number {
  const least = Math.max(0, 1 - strength);
  return least + (1 + strength - least) * random();
}
