import type { Series } from './numbers';

/** Pictures of one shape; a Dataset fits. */
export interface PictureSheet {
  /** All pixels, picture after picture, row after row: bytes 0 … 255, or numbers 0 … 1. */
  readonly images: Series;
  readonly shape: readonly [height: number, width: number, channels: number];
}

/**
 * How many pictures there are.
 *
 * @throws RangeError where they are neither grey nor RGB, or the last one is cut off.
 */
export function pictureCount(
  caller: string,
  { images, shape: [height, width, channels] }: PictureSheet,
): number {
  const count = images.length / (height * width * channels);
  if (!((channels === 1 || channels === 3) && Number.isInteger(count))) {
    throw new RangeError(
      `${caller}: ${images.length} pixels of shape [${height}, ${width}, ${channels}]; it wants whole pictures of 1 or 3 channels.`,
    );
  }
  return count;
}

/** Reads the byte 0 … 255 at a place; what is not a number is black. */
export function byteReader({ images }: PictureSheet): (index: number) => number {
  const isBytes = images instanceof Uint8Array || images instanceof Uint8ClampedArray;
  const scale = isBytes || Array.from(images).some((value) => value > 1) ? 1 : 255;
  return (index) => Math.min(255, Math.max(0, Math.round(scale * (images[index] ?? 0)))) || 0;
}
