import * as tf from '@tensorflow/tfjs';
import * as lib from '../../lib';
import type { Experiment, Setting } from './experiment';
import { embed, trainInPieces } from './pieces';

const IMAGES = { flatten: true, normalization: lib.MNIST_NORMALIZATION };

/** Seed 000: DCL on MNIST, batches of 50, AdamW, ten epochs; 1-NN accuracy on the test digits. */
export const dcl: Experiment = async (setting) => {
  const { seed, epochs = 10, resume, file } = setting;
  const digits = await lib.loadMnist({ split: 'train' });
  const test = await lib.loadMnist({ split: 'test' });
  const encoder = lib.residualMlp({ seed });
  await portray('before', encoder, test, setting);
  const optimizer = lib.adamW();
  const step = lib.compileStep(
    (images: tf.Tensor, labels: tf.Tensor1D) => {
      const h = encoder.apply(images, { training: true });
      return lib.dclBatchLoss(tf.matMul(h, h, false, true), labels);
    },
    { optimizer, variables: encoder.weights },
  );
  const rate = lib.exponentialSchedule({ epochs });
  const trace = await trainInPieces<lib.Batch>({
    ...{ label: `DCL, seed ${seed}`, epochs, resume, model: encoder, optimizer },
    checkpoint: file('checkpoint.safetensors'),
    stepsPerEpoch: digits.count / 50,
    batches: (epoch) =>
      lib.batches(digits, { ...IMAGES, batchSize: 50, seed: 1000 * seed + epoch }),
    step: ({ images, labels }) => step(images, tf.tensor1d(Int32Array.from(labels))),
    rate: (epoch) => rate(epoch - 1),
  });
  await portray('after', encoder, test, setting);
  const [queries, references] = [embed(encoder, test, IMAGES), embed(encoder, digits, IMAGES)];
  const accuracy = await lib.knnAccuracy(queries, test.labels, references, digits.labels);
  return { data: digits.source, ...trace, 'accuracy, 1-NN': accuracy };
};

/** The two pictures of seed 000: mean similarity by class, and t-SNE of the test digits. */
async function portray(
  when: string,
  encoder: lib.Encoder,
  test: lib.Dataset,
  { draw, seed }: Setting,
): Promise<void> {
  const h = embed(encoder, test, IMAGES);
  const { classNames, labels } = test;
  const matrix = tf.tidy(() => lib.classSimilarity(h, labels).arraySync());
  draw(`heatmap-${when}`, lib.heatmap(matrix, { rows: classNames, columns: classNames }));
  const points = await lib.tsne(h, { seed });
  draw(`tsne-${when}`, lib.embeddingScatter(points.arraySync(), labels));
  tf.dispose([h, points]);
}
