import * as tf from '@tensorflow/tfjs';
import { changeWhere, stream } from './chance';
import { brightness, contrast, saturation, toImages, toPlanes, type ColourChange } from './colours';
import type { ChanceOptions } from './flip';
import { assertWithin } from './guards';
import { hue } from './hue';
import { drawJitter, type ColourKind, type ColourStrength } from './jitterDraw';
import { assertPictures } from '../shapes';

/** How often colours are changed, how far, and by which seed. */
export interface JitterOptions extends ChanceOptions, ColourStrength {}

const CHANGES: Readonly<Record<ColourKind, ColourChange>> = {
  brightness,
  contrast,
  saturation,
  hue,
};

// SimCLR's: strength 1 times (0.8, 0.8, 0.8, 0.2).
const STRENGTH = { brightness: 0.8, contrast: 0.8, saturation: 0.8, hue: 0.2 };

/**
 * Changes brightness, contrast, saturation and hue of images, as torchvision's ColorJitter does.
 *
 * Each image is picked with the same probability and draws amounts of its own. The order of the
 * four is drawn once for the batch, as torchvision does with a batch. After each of them pixels
 * are kept in [0, 1]; what has strength 0 is left out.
 *
 * @param images - [N, height, width, 3], in [0, 1].
 * @returns The same shape; images that are not picked keep every bit.
 * @throws RangeError at another shape, or a strength or probability outside its range.
 * @see Chen et al. 2020, appendix A. https://arxiv.org/abs/2002.05709
 */
export function colourJitter(
  images: tf.Tensor4D,
  { seed, probability = 0.8, ...given }: JitterOptions,
): tf.Tensor4D {
  const strength = { ...STRENGTH, ...given };
  assertPictures('colourJitter', images, 3);
  assertStrength('colourJitter', { ...strength, probability });
  const random = stream(seed, 'jitter');
  const { changes, picked } = drawJitter(images.shape[0], strength, { probability, random });
  if (changes.length === 0) return images.clone();
  return changeWhere(picked, images, (all) => {
    const planes = changes.reduce(
      (x, { kind, amounts }) => CHANGES[kind](x, tf.tensor2d(amounts, [amounts.length, 1])),
      toPlanes(all),
    );
    return toImages(planes, all.shape);
  });
}

function assertStrength(
  caller: string,
  options: Readonly<Required<ColourStrength & { probability: number }>>,
): void {
  const { brightness, contrast, saturation, hue, probability } = options;
  assertWithin(caller, [0, 1], { probability });
  assertWithin(caller, [0, Infinity], { brightness, contrast, saturation });
  assertWithin(caller, [0, 0.5], { hue });
}
