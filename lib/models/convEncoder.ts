import type * as tf from '@tensorflow/tfjs';
import { uniforms, type Random } from '../random';
import { assertWhole, formatShape } from '../shapes';
import { encoderOf, type Encoder } from './encoder';
import { chain, keptBy } from './layer';
import { linear } from './layers';
import { batchNorm, convolution, RELU, type PictureLayer } from './pictures';

/** The size of a small convolutional network, and the seed of its weights. */
export interface ConvEncoderOptions {
  /** Pixels of an image each way, a multiple of 8. */
  readonly side?: number;
  /** Of an image: 3, or 1 for gray ones. */
  readonly channels?: number;
  readonly outputDim?: number;
  readonly seed?: number;
}

const WIDTHS = [16, 32, 64];

/**
 * Three convolutions that each halve height and width, then a linear layer over what is left.
 *
 * Unlike a ResNet, which ends in a mean over all places, it can tell where something lies.
 *
 *     h = W · ReLU(bn₃(conv₃(ReLU(bn₂(conv₂(ReLU(bn₁(conv₁(images)))))))) + b
 *
 * @returns Images [N, side, side, channels] → embeddings [N, outputDim], not of unit length.
 * @throws RangeError when a size is no whole number above 0, or `side` is no multiple of 8.
 */
export function convEncoder({
  side = 32,
  channels = 3,
  outputDim = 64,
  seed = 0,
}: ConvEncoderOptions = {}): Encoder {
  assertWhole('convEncoder', { side, channels, outputDim, 'side / 8': side / 8 });
  const random = uniforms(seed);
  const blocks = WIDTHS.map((outputs, k) => block(WIDTHS[k - 1] ?? channels, outputs, random));
  const width = (side / 8) ** 2 * (WIDTHS.at(-1) ?? 0);
  const projection = linear(width, outputDim, random);
  const named = Object.fromEntries(blocks.map((layer, k) => [`block${k + 1}`, layer]));
  const all = chain(blocks);
  return encoderOf({ ...named, projection }, (images, mode) => {
    assertSide(images, { side, channels });
    return projection.apply(all(images, mode).reshape([-1, width]));
  });
}

function assertSide(
  images: tf.Tensor,
  { side, channels }: { readonly side: number; readonly channels: number },
): asserts images is tf.Tensor4D {
  const { shape } = images;
  if (shape.length === 4 && shape[1] === side && shape[2] === side && shape[3] === channels) return;
  throw new RangeError(
    `convEncoder: images are ${formatShape(shape)}; they must be [N, ${side}, ${side}, ${channels}].`,
  );
}

function block(inputs: number, outputs: number, random: Random): PictureLayer {
  const conv = convolution({ inputs, outputs, size: 3, stride: 2 }, random);
  const bn = batchNorm(outputs);
  return { apply: chain<tf.Tensor4D>([conv, bn, RELU]), ...keptBy({ conv, bn }) };
}
