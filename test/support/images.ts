import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { uniforms } from '../../lib/random';
import { assertClose } from './assertClose';
import type { Image } from './loopsAugment';

/** Colour pictures in [0, 1] by a seeded generator. */
export function randomImages(count: number, height = 4, width = 5, seed = 7): Image[] {
  const random = uniforms(seed);
  const rows = (): Image =>
    Array.from({ length: height }, () =>
      Array.from({ length: width }, () => [random(), random(), random()] as const),
    );
  return Array.from({ length: count }, rows);
}

/** Small batches, with many pixels that are black, white, gray or of one pure colour. */
export const someImages: fc.Arbitrary<Image[]> = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 1, max: 4 }),
  )
  .chain(([count, height, width]) => {
    const value = fc.oneof(fc.constantFrom(0, 1, 0.5), fc.double({ min: 0, max: 1, noNaN: true }));
    const list = <T>(of: fc.Arbitrary<T>, length: number) =>
      fc.array(of, { minLength: length, maxLength: length });
    return list(list(list(fc.tuple(value, value, value), width), height), count);
  });

export const imageTensor = (images: readonly Image[]): tf.Tensor4D =>
  tf.tensor4d(images as unknown as number[][][][]);

/** What a function makes of images, as numbers. */
export const numbersOf = (
  images: readonly Image[],
  change: (images: tf.Tensor4D) => tf.Tensor,
): number[] => tf.tidy(() => Array.from(change(imageTensor(images)).dataSync()));

/** Fails unless the numbers are those of the images, up to rounding. */
export function assertImagesClose(
  actual: readonly number[],
  expected: readonly Image[],
  tolerance = 1e-5,
): void {
  const flat = expected.flat(3);
  assertClose(actual.length, flat.length);
  flat.forEach((value, i) => {
    assertClose(actual[i]!, value, tolerance);
  });
}
