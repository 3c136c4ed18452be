import { byteReader } from './pictures';
import type { PictureSheet } from './pictures';
import type { Pixels } from './png';

interface Places {
  /** How many pictures, from the first on. */
  readonly count: number;
  /** Pictures beside each other. */
  readonly across: number;
  /** From one picture to the next, in pixels. */
  readonly step: readonly [right: number, down: number];
  /** Free space right of and below the last picture that the mosaic does not need, in pixels. */
  readonly trim: readonly [right: number, bottom: number];
}

/** One large picture of many small ones; what lies between them is transparent. */
export function mosaic(sheet: PictureSheet, { count, across, step, trim }: Places): Pixels {
  const [height, width, channels] = sheet.shape;
  const [right, down] = step;
  const byte = byteReader(sheet);
  const total = [across * right - trim[0], Math.ceil(count / across) * down - trim[1]] as const;
  const rgba = new Uint8Array(4 * total[0] * total[1]);
  for (let i = 0; i < count; i++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const from = ((i * height + y) * width + x) * channels;
        const row = Math.floor(i / across) * down + y;
        const to = 4 * (row * total[0] + (i % across) * right + x);
        // A grey picture has the same number for red, green and blue.
        for (let c = 0; c < 3; c++) rgba[to + c] = byte(from + (channels === 3 ? c : 0));
        rgba[to + 3] = 255;
      }
    }
  }
  return { width: total[0], height: total[1], rgba };
}
