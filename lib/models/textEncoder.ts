import * as tf from '@tensorflow/tfjs';
import { assertWhole, formatShape } from '../shapes';
import { normals, uniforms } from '../random';
import { encoderOf, type Encoder } from './encoder';
import { variable, type Layer } from './layer';
import { linear } from './layers';

/** The size of a text encoder, and the seed of its weights. */
export interface TextEncoderOptions {
  /** How many tokens there are, padding and the unknown word included. */
  readonly words: number;
  /** Numbers for each word. */
  readonly embeddingDim?: number;
  readonly outputDim?: number;
  readonly seed?: number;
}

/**
 * The mean of the words' embeddings, then a linear layer: the order of words does not matter.
 *
 *     h = W · mean over words of E[token] + b
 *
 * The embeddings are drawn from N(0, 1), as torch.nn.Embedding draws them, W and b from
 * U(−1/√fanIn, 1/√fanIn). Padding, token 0, counts for nothing.
 *
 * @returns Tokens [N, length], int32, 0 … words − 1 → embeddings [N, outputDim], not of unit length.
 * @throws RangeError when a size is no whole number above 0.
 * @see Joulin et al. 2016, "Bag of tricks", section 2. https://arxiv.org/abs/1607.01759
 */
export function textEncoder({
  words,
  embeddingDim = 64,
  outputDim = 64,
  seed = 0,
}: TextEncoderOptions): Encoder {
  assertWhole('textEncoder', { words, embeddingDim, outputDim });
  const random = uniforms(seed);
  const embedding = meanEmbedding(words, embeddingDim, normals(random));
  const projection = linear(embeddingDim, outputDim, random);
  return encoderOf({ embedding, projection }, (tokens) => {
    assertTokens(tokens);
    return projection.apply(embedding.apply(tokens));
  });
}

/** Shares of the words in each text times the table: a gather would not be traced by `compileStep`. */
function meanEmbedding(words: number, dim: number, draw: () => number): Layer {
  const weight = variable<tf.Rank.R2>([words, dim], draw);
  return {
    apply: (tokens) => {
      const counts = tf.oneHot(tokens.toInt(), words).toFloat().sum(1); // [N, words]
      const isWord = tf.range(0, words, 1, 'int32').greater(0).toFloat();
      const counted = counts.mul(isWord);
      const shares = counted.div<tf.Tensor2D>(counted.sum(1, true).maximum(1));
      return tf.matMul(shares, weight);
    },
    weights: { weight },
    statistics: {},
  };
}

function assertTokens(tokens: tf.Tensor): asserts tokens is tf.Tensor2D {
  const { shape } = tokens;
  if (shape.length === 2) return;
  throw new RangeError(
    `textEncoder: tokens are ${formatShape(shape)}; they must be [N, length], one row a text.`,
  );
}
