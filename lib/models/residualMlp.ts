import * as tf from '@tensorflow/tfjs';
import { formatShape } from '../shapes';
import { uniforms, type Random } from '../random';
import { l2Normalize } from '../similarity';
import { layerNorm, linear, type Layer } from './layers';

/** Makes embeddings out of images. */
export interface Encoder {
  /** Embeddings `h`, [N, dim], of images whose first axis is N. The caller disposes them. */
  readonly apply: (images: tf.Tensor) => tf.Tensor2D;
  /** What training changes, under PyTorch's names: `blocks.0.linear1.weight`. */
  readonly weights: Readonly<Record<string, tf.Variable>>;
  /** Frees the weights; the encoder is of no use afterwards. */
  readonly dispose: () => void;
}

/** The size of a residual MLP, and the seed of its weights. */
export interface ResidualMlpOptions {
  /** Numbers in an image. */
  readonly inputDim?: number;
  readonly hiddenDim?: number;
  readonly outputDim?: number;
  readonly blocks?: number;
  /** Whether blocks normalize their rows. */
  readonly useNorm?: boolean;
  readonly seed?: number;
}

/**
 * A residual network without convolutions, which puts every image on the unit sphere.
 *
 *     x₀ = images · W + b
 *     xₖ = xₖ₋₁ + block(xₖ₋₁),   block: (LayerNorm → leaky ReLU → Linear) twice
 *     h = Linear(x) / ‖Linear(x)‖
 *
 * @returns An encoder of images [N, …] with `inputDim` numbers each → [N, outputDim], rows of
 *   length 1. The same seed gives the same weights.
 * @throws RangeError when a size is no whole number above 0.
 * @see He et al. 2016, "Identity Mappings". https://arxiv.org/abs/1603.05027
 */
export function residualMlp({
  inputDim = 28 * 28,
  hiddenDim = 256,
  outputDim = 128,
  blocks = 4,
  useNorm = true,
  seed = 0,
}: ResidualMlpOptions = {}): Encoder {
  assertSizes({ inputDim, hiddenDim, outputDim, blocks });
  const random = uniforms(seed);
  const input = linear(inputDim, hiddenDim, random);
  const body = Array.from({ length: blocks }, () => residualBlock(hiddenDim, useNorm, random));
  const output = linear(hiddenDim, outputDim, random);
  const apply = (images: tf.Tensor): tf.Tensor2D => {
    assertImages(images, inputDim);
    return tf.tidy(() => {
      const rows = images.reshape<tf.Tensor2D>([-1, inputDim]);
      const hidden = body.reduce((x, block) => x.add(block.apply(x)), input.apply(rows));
      return l2Normalize(output.apply(hidden));
    });
  };
  const weights = {
    ...named('input', input),
    ...body.reduce((all, block, k) => ({ ...all, ...named(`blocks.${k}`, block) }), {}),
    ...named('output', output),
  };
  const dispose = () => {
    tf.dispose(weights);
  };
  return { apply, weights, dispose };
}

/** What a block adds to its input: [N, dim] → [N, dim]. */
function residualBlock(dim: number, useNorm: boolean, random: Random): Layer {
  const norm = () => (useNorm ? layerNorm(dim) : IDENTITY);
  const norm1 = norm();
  const linear1 = linear(dim, dim, random);
  const norm2 = norm();
  const linear2 = linear(dim, dim, random);
  const stages = [norm1, LEAKY_RELU, linear1, norm2, LEAKY_RELU, linear2];
  return {
    apply: (x) => stages.reduce((y, stage) => stage.apply(y), x),
    weights: {
      ...named('norm1', norm1),
      ...named('linear1', linear1),
      ...named('norm2', norm2),
      ...named('linear2', linear2),
    },
  };
}

const IDENTITY: Layer = { apply: (x) => x, weights: {} };

// 0.1 is what is left of a negative number.
const LEAKY_RELU: Layer = { apply: (x) => tf.leakyRelu(x, 0.1), weights: {} };

const named = (prefix: string, { weights }: Layer): Layer['weights'] =>
  Object.fromEntries(Object.entries(weights).map(([name, v]) => [`${prefix}.${name}`, v]));

function assertSizes(sizes: Readonly<Record<string, number>>): void {
  for (const [name, size] of Object.entries(sizes)) {
    if (!(Number.isInteger(size) && size > 0)) {
      throw new RangeError(`residualMlp: ${name} is ${size}; it must be a whole number above 0.`);
    }
  }
}

function assertImages({ shape, size }: tf.Tensor, inputDim: number): void {
  if (shape.length < 2 || size !== shape[0] * inputDim) {
    throw new RangeError(
      `residualMlp: images are ${formatShape(shape)}; each must have ${inputDim} numbers, [N, ${inputDim}].`,
    );
  }
}
