import * as tf from '@tensorflow/tfjs';
import * as lib from '../../lib';
import type { Experiment } from './experiment';
import { embed, trainInPieces } from './pieces';

const IMAGES = { flatten: true, normalization: lib.MNIST_NORMALIZATION };
const PAIRS = 100;

/** Seed 001: pairs of digits in the plane, margin loss, Adam, five epochs; k-means and Rand index. */
export const siamese: Experiment = async ({ seed, epochs = 5, resume, file, draw }) => {
  const digits = await lib.loadMnist({ split: 'train' });
  const test = await lib.loadMnist({ split: 'test' });
  const encoder = lib.siameseEncoder({ seed });
  const optimizer = lib.adam();
  const step = lib.compileStep(
    (images: tf.Tensor, others: tf.Tensor, similar: tf.Tensor1D) => {
      const h = encoder.apply(tf.concat([images, others]), { training: true });
      const [h1, h2] = tf.split(h, 2) as [tf.Tensor2D, tf.Tensor2D];
      return lib.marginLoss(h1, h2, similar);
    },
    { optimizer, variables: encoder.weights },
  );
  const trace = await trainInPieces<lib.PairBatch>({
    ...{ label: `siamese, seed ${seed}`, epochs, resume, model: encoder, optimizer },
    checkpoint: file('checkpoint.safetensors'),
    stepsPerEpoch: digits.count / PAIRS,
    batches: (epoch) =>
      lib.pairedDigits(digits, { ...IMAGES, batchSize: PAIRS, seed: 1000 * seed + epoch }),
    step: ({ images, others, similar }) => step(images, others, similar),
  });
  const points = embed(encoder, test, IMAGES);
  const { assignments } = lib.kMeans(points, { clusters: 10, seed });
  const plane = points.arraySync();
  draw('plane', lib.embeddingScatter(plane, test.labels));
  draw('density', lib.density(plane, test.labels));
  return {
    data: digits.source,
    ...trace,
    'Rand index': lib.randIndex(assignments, test.labels),
    'Davies–Bouldin index of the clusters': lib.daviesBouldin(points, assignments),
  };
};
