import * as tf from '@tensorflow/tfjs';
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
import { l2Normalize } from '../../lib/similarity';

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
  /** 100, unless it says otherwise. */
  readonly steps?: number;
}

const random = (seed: number, ...size: number[]): tf.Tensor => {
  const values = new Float32Array(size.reduce((a, b) => a * b, 1)).map(uniforms(seed));
  return tf.tensor(values, size);
};

/** −log of the share that each row's partner has among all others: decoupled, as DCL has it. */
const dcl = (a: tf.Tensor2D, b: tf.Tensor2D): tf.Scalar => {
  const similarities = tf.matMul(a, b, false, true).div(0.1);
  const self = tf.eye(a.shape[0]).mul(-1e9);
  return tf.logSumExp(similarities.add(self), 1).sub(a.mul(b).sum(1).div(0.1)).mean();
};

const decoupled: Training = {
  name: 'a residual MLP by DCL, AdamW',
  begin: () => {
    const model = residualMlp({ inputDim: 48, hiddenDim: 16, outputDim: 8, blocks: 1, seed: 1 });
    const optimizer = adamW({ learningRate: 1e-3 });
    const loss = (a?: tf.Tensor, b?: tf.Tensor) => dcl(model.apply(a!), model.apply(b!));
    return { loss, optimizer, trained: Object.values(model.weights), kept: [] };
  },
  inputs: (i) => [random(2 * i, 8, 48), random(2 * i + 1, 8, 48)],
};

const siamese: Training = {
  name: 'a siamese MLP by the margin loss, Adam',
  begin: () => {
    const model = siameseEncoder({ inputDim: 48, hiddenDims: [24, 12], seed: 1 });
    const loss = (xa?: tf.Tensor, xb?: tf.Tensor, similar?: tf.Tensor): tf.Scalar => {
      const squared = model.apply(xa!).sub(model.apply(xb!)).square().sum(1);
      const beyond = tf.relu(tf.sub(1, squared));
      return similar!.mul(squared).add(tf.sub(1, similar!).mul(beyond)).mean();
    };
    return { loss, optimizer: adam(), trained: Object.values(model.weights), kept: [] };
  },
  inputs: (i) => [random(2 * i, 10, 48), random(2 * i + 1, 10, 48), random(i, 10).round()],
};

/** Four images, and the same with noise: [8, width, width, 3]. */
const twoViews = (seed: number, width: number): tf.Tensor => {
  const images = random(seed, 4, width, width, 3);
  return tf.concat([images, images.add(random(seed + 1000, 4, width, width, 3).mul(0.2))]);
};

/** Cross-entropy of finding each view's partner among the others, at a high temperature. */
const ntXent = (projections: tf.Tensor2D): tf.Scalar => {
  const z = l2Normalize(projections);
  const logits = tf.matMul(z, z, false, true).div(0.5).sub(tf.eye(8).mul(1e9));
  const partner = tf.oneHot(tf.tensor1d([4, 5, 6, 7, 0, 1, 2, 3], 'int32'), 8);
  return tf.losses.softmaxCrossEntropy(partner, logits);
};

interface Contrastive extends Pick<Training, 'name' | 'isLarge' | 'steps'> {
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
      loss: (views) => ntXent(apply(views, { training: true })),
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
    const labels = [0, 1, 2, 0, 0, 1, 2, 0];
    const classes = tf.keep(tf.oneHot(tf.tensor1d(labels, 'int32'), 3));
    const { apply } = withHead(encoder, head);
    return {
      loss: (images) => tf.losses.softmaxCrossEntropy(classes, apply(images)),
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
    ...{ encoder: () => resnet18(), dim: 512, width: 32, isLarge: true, steps: 10 },
  }),
];
