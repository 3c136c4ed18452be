import * as tf from '@tensorflow/tfjs';
import { uniforms, type Random } from '../random';
import { encoderOf, type Encoder } from './encoder';
import { chain, keptBy, type Kept } from './layer';
import { batchNorm, convolution, MAX_POOL, RELU, type PictureLayer } from './pictures';
import { assertOneOf, assertPictures, assertWhole } from '../shapes';

/**
 * How a ResNet begins: `imagenet` with 7 × 7 convolutions and a pool, which leave a quarter of
 * height and width, made for 224 × 224 pixels; `cifar` with 3 × 3 ones, which keep every pixel.
 */
export type Stem = 'imagenet' | 'cifar';

/** The plan of a ResNet. */
export interface ResnetOptions {
  readonly stem: Stem;
  /** Of an image: 3, or 1 for gray ones. */
  readonly channels: number;
  /** Channels of each stage; every stage but the first halves height and width. */
  readonly widths: readonly number[];
  /** Residual blocks in each stage. */
  readonly blocks: number;
  readonly seed: number;
}

/**
 * A residual network of basic blocks, then the mean over all pixels that are left.
 *
 *     h = mean over pixels of stage_L(… stage₁(stem(images)))
 *
 * @param caller - The factory that the learner called; messages start with it.
 * @returns An encoder of images [N, height, width, channels] of any size → [N, last width].
 * @throws RangeError when a size is no whole number above 0, or at an unknown stem.
 */
export function resnet(
  caller: string,
  { stem, channels, widths, blocks, seed }: ResnetOptions,
): Encoder {
  const sizes = Object.fromEntries(widths.map((width, k) => [`widths[${k}]`, width]));
  assertWhole(caller, { channels, ...sizes, blocks });
  assertOneOf(caller, { stem }, ['imagenet', 'cifar']);
  const random = uniforms(seed);
  const [first = 0] = widths;
  const begin = stemOf(stem, { inputs: channels, outputs: first }, random);
  const stages = widths.map((outputs, k) =>
    stage(blocks, { inputs: widths[k - 1] ?? first, outputs, stride: k === 0 ? 1 : 2 }, random),
  );
  const named = Object.fromEntries(stages.map((layer, k) => [`layer${k + 1}`, layer]));
  const all = chain([begin, ...stages]);
  return encoderOf({ ...begin.parts, ...named }, (images, mode) => {
    assertPictures(caller, images, channels);
    return all(images, mode).mean<tf.Tensor2D>([1, 2]);
  });
}

interface Size {
  readonly inputs: number;
  readonly outputs: number;
  readonly stride?: number;
}

/** `conv1` and `bn1`, which are called so in the network as a whole. */
function stemOf(
  stem: Stem,
  size: Size,
  random: Random,
): PictureLayer & { readonly parts: Readonly<Record<string, Kept>> } {
  const isLarge = stem === 'imagenet';
  const options = { ...size, ...(isLarge ? { size: 7, stride: 2 } : { size: 3 }) };
  const parts = { conv1: convolution(options, random), bn1: batchNorm(size.outputs) };
  const layers = [parts.conv1, parts.bn1, RELU, ...(isLarge ? [MAX_POOL] : [])];
  return { apply: chain(layers), parts, ...keptBy(parts) };
}

/** The first block changes channels and size, the others keep them. */
function stage(blocks: number, { stride = 1, ...size }: Size, random: Random): PictureLayer {
  const { outputs } = size;
  const layers = Array.from({ length: blocks }, (_, k) =>
    basicBlock(k === 0 ? { ...size, stride } : { inputs: outputs, outputs }, random),
  );
  return { apply: chain(layers), ...keptBy(Object.fromEntries(layers.entries())) };
}

/**
 * ReLU(bn₂(conv₂(ReLU(bn₁(conv₁(x))))) + shortcut(x)).
 *
 * The shortcut is x itself; where channels or size change, a 1 × 1 convolution and batch norm.
 *
 * @see He et al. 2015, figure 2. https://arxiv.org/abs/1512.03385
 */
function basicBlock({ inputs, outputs, stride = 1 }: Size, random: Random): PictureLayer {
  const conv1 = convolution({ inputs, outputs, size: 3, stride }, random);
  const bn1 = batchNorm(outputs);
  const conv2 = convolution({ inputs: outputs, outputs, size: 3 }, random);
  const bn2 = batchNorm(outputs);
  const isSame = stride === 1 && inputs === outputs;
  const projection = isSame
    ? []
    : [convolution({ inputs, outputs, size: 1, stride }, random), batchNorm(outputs)];
  const residual = chain([conv1, bn1, RELU, conv2, bn2]);
  const shortcut = chain(projection);
  const downsample = keptBy(Object.fromEntries(projection.entries()));
  return {
    apply: (x, mode) => tf.relu(residual(x, mode).add<tf.Tensor4D>(shortcut(x, mode))),
    ...keptBy({ conv1, bn1, conv2, bn2, downsample }),
  };
}
