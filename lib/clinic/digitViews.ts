import * as tf from '@tensorflow/tfjs';
import { uniforms, type Random } from '../random';

const SIDE = 28;
const SIZE = SIDE * SIDE;

// Of the pixels of MNIST.
const MEAN = 0.13;
const DEVIATION = 0.31;

// A uniform number from an interval this wide has the standard deviation 1.
const WIDTH = Math.sqrt(12);

/** How far two views of a digit may differ, and by which seed. */
export interface DigitViewOptions {
  /** The most pixels a digit is moved, up or down and to either side. @defaultValue 0 */
  readonly shift?: number;
  /** How much brighter or darker its strokes become, as a share. @defaultValue 0 */
  readonly contrast?: number;
  /** The standard deviation of the noise on each pixel, which is uniform. @defaultValue 0 */
  readonly noise?: number;
  readonly seed: number;
}

/**
 * Two views of each digit, drawn independently: moved, brightened or darkened, with noise.
 *
 * @param pixels - N digits of 28 × 28 in [0, 1], one after the other.
 * @returns First and second views, [N, 784], with pixels about 0. The caller disposes both.
 * @throws RangeError unless there are whole digits.
 */
export function digitViews(
  pixels: Float32Array,
  { shift = 0, contrast = 0, noise = 0, seed }: DigitViewOptions,
): [tf.Tensor2D, tf.Tensor2D] {
  if (pixels.length === 0 || pixels.length % SIZE !== 0) {
    throw new RangeError(`digitViews: there are ${pixels.length} pixels; a digit has ${SIZE}.`);
  }
  const view = (which: number): tf.Tensor2D => {
    const random = uniforms(2 * seed + which);
    const moved = movedDigits(pixels, { shift, contrast }, random);
    return tf.tensor2d(
      moved.map((v) => (v + noise * WIDTH * (random() - 0.5) - MEAN) / DEVIATION),
      [pixels.length / SIZE, SIZE],
    );
  };
  return [view(0), view(1)];
}

/** Every digit moved by pixels of its own, its strokes times a factor of its own. */
function movedDigits(
  pixels: Float32Array,
  { shift, contrast }: { shift: number; contrast: number },
  random: Random,
): Float32Array {
  const moved = new Float32Array(pixels.length);
  const draw = () => Math.floor((2 * shift + 1) * random()) - shift;
  for (let first = 0; first < pixels.length; first += SIZE) {
    const [down, right] = [draw(), draw()];
    const factor = 1 + contrast * (2 * random() - 1);
    for (let y = Math.max(0, down); y < SIDE + Math.min(0, down); y += 1) {
      for (let x = Math.max(0, right); x < SIDE + Math.min(0, right); x += 1) {
        const from = first + (y - down) * SIDE + x - right;
        moved[first + y * SIDE + x] = factor * (pixels[from] ?? 0);
      }
    }
  }
  return moved;
}
