import type { Random } from '../../../lib';
import type { Values } from '../../plain';

/** Pictures of 2 × 2 pixels, and the options of one call. */
export interface Pictures extends Readonly<
  Record<string, Values | Readonly<Record<string, number>>>
> {
  /** [N, 2, 2, 3] */
  readonly images: Values;
  readonly options: Readonly<Record<string, number>>;
}

/** Numbers in a pixel, a row and a picture. */
export const [PIXEL, ROW, PICTURE] = [3, 6, 12] as const;

/**
 * Random pictures in which every change can be seen.
 *
 * The left is darker than the right and stays so, whatever the jitter does; no two rows are equal.
 * Every pixel has one strong channel, so that a turn of its hue moves one number at a time.
 */
export function drawPictures(random: Random, count: number): Values {
  const values = Array.from({ length: count * 4 }, (_, pixel) => {
    const base = (pixel % 2 === 0 ? 0.26 : 0.46) + (pixel % 4 < 2 ? 0 : 0.01) + 0.01 * random();
    const strong = Math.floor(3 * random());
    const chroma = 0.04 + 0.01 * random();
    return [0, 1, 2].map((channel) => base + (channel === strong ? chroma : 0));
  });
  return { shape: [count, 2, 2, 3], values: values.flat() };
}
