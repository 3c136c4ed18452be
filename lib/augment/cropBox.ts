import type { Random } from '../random';

/** Which parts of an image may be cut out. */
export interface CropRange {
  /** Area, as a part of the whole. */
  readonly scale?: readonly [number, number];
  /** Width / height. */
  readonly ratio?: readonly [number, number];
}

/** A part of an image, in pixels. */
export interface Box {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

type Size = Pick<Box, 'height' | 'width'>;

// What torchvision tries before it takes the middle of the image.
const ATTEMPTS = 10;

/** Draws a part: its area evenly, the logarithm of its ratio evenly, then its place. */
export function drawBox(
  { height, width }: Size,
  { scale, ratio }: Required<CropRange>,
  random: Random,
): Box {
  const between = ([low, high]: readonly [number, number]) => low + (high - low) * random();
  for (let i = 0; i < ATTEMPTS; i += 1) {
    const area = height * width * between(scale);
    const shape = Math.exp(between([Math.log(ratio[0]), Math.log(ratio[1])]));
    const part = {
      height: Math.round(Math.sqrt(area / shape)),
      width: Math.round(Math.sqrt(area * shape)),
    };
    const [free, freeAcross] = [height - part.height, width - part.width];
    if (free < 0 || freeAcross < 0 || part.height === 0 || part.width === 0) continue;
    const top = Math.floor(random() * (free + 1));
    return { ...part, top, left: Math.floor(random() * (freeAcross + 1)) };
  }
  return middle({ height, width }, ratio);
}

/** The largest part around the middle whose ratio is in the range. */
function middle({ height, width }: Size, [narrow, wide]: readonly [number, number]): Box {
  const part = {
    height: Math.max(1, Math.min(height, Math.round(width / narrow))),
    width: Math.max(1, Math.min(width, Math.round(height * wide))),
  };
  return {
    ...part,
    top: Math.floor((height - part.height) / 2),
    left: Math.floor((width - part.width) / 2),
  };
}
