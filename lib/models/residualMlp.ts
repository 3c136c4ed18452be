import * as tf from '@tensorflow/tfjs';
import { uniforms, type Random } from '../random';
import { l2Normalize } from '../similarity';
import { encoderOf, type Encoder } from './encoder';
import { rowsOf } from './guards';
import { chain, fixed, keptBy, type Layer } from './layer';
import { layerNorm, linear } from './layers';
import { assertWhole } from '../shapes';

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
  assertWhole('residualMlp', { inputDim, hiddenDim, outputDim, blocks });
  const random = uniforms(seed);
  const input = linear(inputDim, hiddenDim, random);
  const body = Array.from({ length: blocks }, () => residualBlock(hiddenDim, useNorm, random));
  const output = linear(hiddenDim, outputDim, random);
  const all = chain([input, ...body, output]);
  const named = Object.fromEntries(body.map((block, k) => [`blocks.${k}`, block]));
  return encoderOf({ input, ...named, output }, (images) =>
    l2Normalize(all(rowsOf('residualMlp', images, inputDim))),
  );
}

/** x + block(x): [N, dim] → [N, dim]. */
function residualBlock(dim: number, useNorm: boolean, random: Random): Layer {
  const norm = () => (useNorm ? layerNorm(dim) : IDENTITY);
  const norm1 = norm();
  const linear1 = linear(dim, dim, random);
  const norm2 = norm();
  const linear2 = linear(dim, dim, random);
  const block = chain([norm1, LEAKY_RELU, linear1, norm2, LEAKY_RELU, linear2]);
  return { apply: (x) => x.add(block(x)), ...keptBy({ norm1, linear1, norm2, linear2 }) };
}

const IDENTITY: Layer = fixed((x) => x);

// 0.1 is what is left of a negative number.
const LEAKY_RELU: Layer = fixed((x) => tf.leakyRelu(x, 0.1));
