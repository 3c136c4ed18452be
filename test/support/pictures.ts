import type { Dataset } from '../../lib/data';

/** `count` pictures of that shape; byte k of picture i is (31 i + k) mod 256, its class i mod 3. */
export function somePictures(
  count: number,
  shape: readonly [number, number, number] = [2, 2, 3],
): Dataset {
  const size = shape[0] * shape[1] * shape[2];
  const images = Uint8Array.from({ length: count * size }, (_, at) => {
    const i = Math.floor(at / size);
    return (31 * i + (at % size)) % 256;
  });
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 3);
  return { images, labels, count, shape, classNames: ['a', 'b', 'c'], source: 'made by a test' };
}
