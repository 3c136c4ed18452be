import { gzipSync } from 'node:zlib';

/** An IDX file of bytes with that shape. */
export function idx(shape: readonly number[], values: Uint8Array | readonly number[]): Buffer {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header.writeUInt32BE(0x0800 + shape.length, 0);
  shape.forEach((length, i) => header.writeUInt32BE(length, 4 + 4 * i));
  return Buffer.concat([header, Uint8Array.from(values)]);
}

/** `count` images of 28×28, each pixel another than its neighbours'. */
export const digitImages = (count: number): Buffer =>
  idx(
    [count, 28, 28],
    Uint8Array.from({ length: count * 784 }, (_, i) => (i * 7 + 3) % 256),
  );

/** Labels 3, 4, … 9, 0, 1, … */
export const digitLabels = (count: number): Buffer =>
  idx(
    [count],
    Uint8Array.from({ length: count }, (_, i) => (i + 3) % 10),
  );

/** The files of one split, gzipped, by name. */
export const digitFiles = (prefix: 'train' | 't10k', count: number): Record<string, Buffer> => ({
  [`${prefix}-images-idx3-ubyte.gz`]: gzipSync(digitImages(count)),
  [`${prefix}-labels-idx1-ubyte.gz`]: gzipSync(digitLabels(count)),
});
