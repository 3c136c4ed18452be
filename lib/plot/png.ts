import { PNG } from 'pngjs';

/** Red, green, blue and opacity of each pixel, row after row, 0 … 255. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/**
 * The picture with each pixel a square of `scale` by `scale`. What shows it on a screen then has nothing to
 * interpolate: not every renderer can be told to keep pixels sharp.
 */
export function enlarged({ width, height, rgba }: Pixels, scale: number): Pixels {
  const from = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  const wide = width * scale;
  const to = new Uint32Array(wide * height * scale);
  for (let i = 0; i < to.length; i++) {
    const row = Math.floor(i / wide / scale);
    to[i] = from[row * width + Math.floor((i % wide) / scale)] ?? 0;
  }
  return { width: wide, height: height * scale, rgba: new Uint8Array(to.buffer) };
}

/** The picture as a PNG file in a `data:` address. */
export function pngUri({ width, height, rgba }: Pixels): string {
  const png = new PNG({ width, height });
  png.data = Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength);
  return `data:image/png;base64,${PNG.sync.write(png).toString('base64')}`;
}

/** Width and height in pixels, read from the head of the PNG. */
export function pngSize(uri: string): { readonly width: number; readonly height: number } {
  const head = Buffer.from(uri.slice(uri.indexOf(',') + 1, uri.indexOf(',') + 41), 'base64');
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}
