import * as tf from '@tensorflow/tfjs';
import * as lib from '../../lib';
import type { Experiment, Outcome, Setting } from './experiment';
import { embed, trainInPieces } from './pieces';

/** The networks that can be trained: the source's, and one for a machine without a GPU. */
export type Backbone = 'resnet18' | 'smallResnet';

const HEADS = { resnet18: 512, smallResnet: 64 } as const;
const BATCH = 128;

/** An encoder that has not learnt anything yet. */
export const backbone = (name: Backbone, seed: number): lib.Encoder =>
  name === 'resnet18' ? lib.resnet18({ stem: 'imagenet', seed }) : lib.smallResnet({ seed });

/** How many numbers are in its embeddings. */
export const dimOf = (name: Backbone): number => HEADS[name];

type PairLoss = (z1: tf.Tensor2D, z2: tf.Tensor2D) => tf.Scalar;

/** Pretraining as in seed 002: two views, SGD with momentum, batches of 128. */
const pretraining =
  (name: Backbone, loss: PairLoss, sourceEpochs: number): Experiment =>
  async ({ seed, epochs = sourceEpochs, resume, file, keep }: Setting): Promise<Outcome> => {
    const pictures = await lib.loadCifar10({ split: 'train' });
    const test = await lib.loadCifar10({ split: 'test' });
    const encoder = backbone(name, seed);
    const model = lib.withHead(encoder, lib.projectionHead({ inputDim: dimOf(name), seed }));
    const optimizer = lib.sgdMomentum();
    const step = lib.compileStep(
      (views: tf.Tensor) => {
        const z = model.apply(views, { training: true });
        return loss(...(tf.split(z, 2) as [tf.Tensor2D, tf.Tensor2D]));
      },
      { optimizer, variables: model.weights },
    );
    let drawn = 0;
    const trace = await trainInPieces<lib.Batch>({
      ...{ label: `${name}, seed ${seed}`, epochs, resume, model, optimizer },
      checkpoint: file('checkpoint.safetensors'),
      stepsPerEpoch: Math.floor(pictures.count / BATCH),
      batches: (epoch) => {
        drawn = 1e6 * seed + 1e3 * epoch;
        return lib.batches(pictures, { batchSize: BATCH, dropLast: true, seed: drawn });
      },
      step: ({ images }) => {
        const views = lib.twoViews(images as tf.Tensor4D, { seed: (drawn += 1) });
        return step(tf.concat([...views]));
      },
    });
    keep?.(encoder);
    return {
      data: pictures.source,
      ...trace,
      ...spreadOf('embeddings', embed(encoder, test)),
      ...spreadOf('projections', embed(model, test)),
    };
  };

/** How far apart the rows of a test set are: next to nothing where a network has collapsed. */
function spreadOf(what: string, rows: tf.Tensor2D): Outcome {
  const { standardDeviation, healthyDeviation, effectiveRank } = lib.collapseMonitor(rows);
  rows.dispose();
  return {
    [`std per dimension, ${what}`]: standardDeviation,
    [`std if evenly spread, ${what}`]: healthyDeviation,
    [`effective rank, ${what}`]: effectiveRank,
  };
}

/** Seed 002, task 4. */
export const simclrResnet18 = pretraining('resnet18', (z1, z2) => lib.ntXent(z1, z2), 5);
/** The same on a small network, for as long as the source's table. */
export const simclr = pretraining('smallResnet', (z1, z2) => lib.ntXent(z1, z2), 20);
/** Seed 002, task 6: without negatives. */
export const positivesOnly = pretraining(
  'smallResnet',
  (z1, z2) => lib.positivesOnlyLoss(z1, z2),
  1,
);
