import * as tf from '@tensorflow/tfjs';
import { softmaxCrossEntropy } from '../../lib/engine/fused/softmaxCrossEntropy';
import { dclBatchLoss, marginLoss, ntXent } from '../../lib/losses';
import { withHead, type Encoder } from '../../lib/models/encoder';
import { linearHead } from '../../lib/models/linearHead';
import { projectionHead } from '../../lib/models/projectionHead';
import { residualMlp } from '../../lib/models/residualMlp';
import { resnet, type Stem } from '../../lib/models/resnet';
import { resnet18 } from '../../lib/models/resnet18';
import { siameseEncoder } from '../../lib/models/siameseEncoder';
import { smallResnet } from '../../lib/models/smallResnet';
import { adam } from '../../lib/optim/adam';
import { adamW } from '../../lib/optim/adamW';
import { sgdMomentum } from '../../lib/optim/sgdMomentum';
import { uniforms } from '../../lib/random';

/** Weights, and what a step does with them. */
export interface Begun {
  readonly loss: (...inputs: tf.Tensor[]) => tf.Scalar;
  readonly optimizer: tf.Optimizer;
  /** What the optimizer changes. */
  readonly trained: tf.Variable[];
  /** What it does not: running statistics, which the loss changes, and frozen weights. */
  readonly kept: tf.Variable[];
}

/** A training that can be repeated: the same numbers on every rung. */
export interface Training {
  readonly name: string;
  /** Makes weights anew. */
  readonly begin: () => Begun;
  /** The batch of a step. */
  readonly inputs: (step: number) => tf.Tensor[];
  /** Too much for pure JavaScript. */
  readonly isLarge?: boolean;
}

const random = (seed: number, ...size: number[]): tf.Tensor => {
  const values = new Float32Array(size.reduce((a, b) => a * b, 1)).map(uniforms(seed));
  return tf.tensor(values, size);
};

const decoupled: Training = {
  name: 'a residual MLP by DCL, AdamW',
  begin: () => {
    const model = residualMlp({ inputDim: 48, hiddenDim: 16, outputDim: 8, blocks: 1, seed: 1 });
    const optimizer = adamW();
    const loss = (images?: tf.Tensor, labels?: tf.Tensor) => {
      const h = model.apply(images!);
      return dclBatchLoss(tf.matMul(h, h, false, true), labels as tf.Tensor1D, {
        temperature: 0.1,
      });
    };
    return { loss, optimizer, trained: Object.values(model.weights), kept: [] };
  },
  inputs: (i) => [random(i % 4, 8, 48), tf.tensor1d([0, 1, 2, 3, 0, 1, 2, 3], 'int32')],
};

const siamese: Training = {
  name: 'a siamese MLP by the margin loss, Adam',
  begin: () => {
    const model = siameseEncoder({ inputDim: 48, hiddenDims: [24, 12], seed: 1 });
    const loss = (xa?: tf.Tensor, xb?: tf.Tensor, similar?: tf.Tensor): tf.Scalar =>
      marginLoss(model.apply(xa!), model.apply(xb!), similar as tf.Tensor1D);
    return { loss, optimizer: adam(), trained: Object.values(model.weights), kept: [] };
  },
  inputs: (i) => [random(2 * i, 10, 48), random(2 * i + 1, 10, 48), random(i, 10).round()],
};

/** Four images, and the same with noise: [8, width, width, 3]. */
const twoViews = (seed: number, width: number): tf.Tensor => {
  const images = random(seed, 4, width, width, 3);
  return tf.concat([images, images.add(random(seed + 1000, 4, width, width, 3).mul(0.2))]);
};

interface Contrastive extends Pick<Training, 'name' | 'isLarge'> {
  readonly encoder: () => Encoder;
  /** Numbers that leave the encoder. */
  readonly dim: number;
  readonly width: number;
}

const simclr = ({ encoder, dim, width, ...rest }: Contrastive): Training => ({
  ...rest,
  begin: () => {
    const head = projectionHead({ inputDim: dim, hiddenDim: 8, outputDim: 8, seed: 2 });
    const { apply, weights, statistics } = withHead(encoder(), head);
    return {
      // At a high temperature, so that rounding does not grow.
      loss: (views) => {
        const [z1, z2] = tf.split(apply(views, { training: true }), 2) as [
          tf.Tensor2D,
          tf.Tensor2D,
        ];
        return ntXent(z1, z2, { temperature: 0.5 });
      },
      // Small, since a number that is 0 but for rounding may pass a ReLU on one rung alone.
      optimizer: sgdMomentum({ learningRate: 3e-4, weightDecay: 1e-3 }),
      ...{ trained: Object.values(weights), kept: Object.values(statistics) },
    };
  },
  inputs: (i) => [twoViews(i % 4, width)],
});

const tiny = (stem: Stem): Encoder =>
  resnet('tiny', { stem, channels: 3, widths: [4, 8], blocks: 1, seed: 1 });

const frozen: Training = {
  name: 'a linear head on a frozen ResNet by cross-entropy, Adam',
  begin: () => {
    const [encoder, head] = [tiny('cifar'), linearHead({ inputDim: 8, classes: 3, seed: 1 })];
    const labels = tf.keep(tf.tensor1d([0, 1, 2, 0, 0, 1, 2, 0], 'int32'));
    const { apply } = withHead(encoder, head);
    return {
      loss: (images) => softmaxCrossEntropy(apply(images), labels),
      optimizer: adam({ learningRate: 0.01 }),
      trained: Object.values(head.weights),
      kept: [encoder.weights, encoder.statistics].flatMap((all) => Object.values(all)),
    };
  },
  inputs: (i) => [twoViews(i, 4)],
};

/** The course's models, small or on small images, each with a loss and an optimizer of the course. */
export const TRAININGS: readonly Training[] = [
  decoupled,
  siamese,
  frozen,
  simclr({
    name: 'a tiny ResNet with the cifar stem by NT-Xent, momentum',
    ...{ encoder: () => tiny('cifar'), dim: 8, width: 5 },
  }),
  simclr({
    name: 'a tiny ResNet with the imagenet stem by NT-Xent, momentum',
    ...{ encoder: () => tiny('imagenet'), dim: 8, width: 9 },
  }),
  simclr({
    name: 'smallResnet by NT-Xent, momentum',
    ...{ encoder: () => smallResnet(), dim: 64, width: 8, isLarge: true },
  }),
  simclr({
    name: 'resnet18 by NT-Xent, momentum',
    ...{ encoder: () => resnet18(), dim: 512, width: 32, isLarge: true },
  }),
];
