import * as tf from '@tensorflow/tfjs';
import { residualMlp } from '../../lib/models/residualMlp';
import { uniforms } from '../../lib/random';

/** Weights, and what a step does with them. */
export interface Begun {
  readonly loss: (...inputs: tf.Tensor[]) => tf.Scalar;
  readonly optimizer: tf.Optimizer;
  /** What the optimizer changes. */
  readonly trained: tf.Variable[];
  /** What the loss itself changes: running statistics. */
  readonly kept: tf.Variable[];
}

/** A training that can be repeated: the same numbers on every rung. */
export interface Training {
  readonly name: string;
  /** Makes weights anew. */
  readonly begin: () => Begun;
  /** The batch of a step. */
  readonly inputs: (step: number) => tf.Tensor[];
}

const random = (seed: number, ...size: number[]): tf.Tensor => {
  const draw = uniforms(seed);
  const values = Float32Array.from({ length: size.reduce((a, b) => a * b, 1) }, draw);
  return tf.tensor(values, size);
};

const weight = (seed: number, ...size: number[]): tf.Variable =>
  tf.tidy(() => {
    const fanIn = size.slice(0, -1).reduce((a, b) => a * b, 1);
    return tf.variable(
      random(seed, ...size)
        .sub(0.5)
        .mul(2 / Math.sqrt(fanIn)),
    );
  });

const filled = (value: number, size: number): tf.Variable => tf.variable(tf.fill([size], value));

/** −log of the share that each row's partner has among all others: decoupled, as DCL has it. */
const dcl = (a: tf.Tensor2D, b: tf.Tensor2D): tf.Scalar => {
  const similarities = tf.matMul(a, b, false, true).div(0.1);
  const self = tf.eye(a.shape[0]).mul(-1e9);
  return tf.logSumExp(similarities.add(self), 1).sub(a.mul(b).sum(1).div(0.1)).mean();
};

const decoupled: Training = {
  name: 'a residual MLP by DCL, Adam',
  begin: () => {
    const model = residualMlp({ inputDim: 48, hiddenDim: 16, outputDim: 8, blocks: 1, seed: 1 });
    const trained = Object.values(model.weights);
    const optimizer = tf.train.adam(1e-3);
    const loss = (a?: tf.Tensor, b?: tf.Tensor) => dcl(model.apply(a!), model.apply(b!));
    return { loss, optimizer, trained, kept: [] };
  },
  inputs: (i) => [random(2 * i, 8, 48), random(2 * i + 1, 8, 48)],
};

const siamese: Training = {
  name: 'a siamese MLP by the margin loss, momentum',
  begin: () => {
    const trained = [weight(1, 48, 24), filled(0, 24), weight(2, 24, 2), filled(0, 2)];
    const [w1, b1, w2, b2] = trained as [tf.Variable, tf.Variable, tf.Variable, tf.Variable];
    const encode = (x: tf.Tensor): tf.Tensor => tf.relu(x.matMul(w1).add(b1)).matMul(w2).add(b2);
    const optimizer = tf.train.momentum(0.05, 0.9);
    const loss = (xa?: tf.Tensor, xb?: tf.Tensor, similar?: tf.Tensor): tf.Scalar => {
      const squared = encode(xa!).sub(encode(xb!)).square().sum(1);
      const beyond = tf.relu(tf.sub(1, squared.add(1e-9).sqrt())).square();
      return similar!.mul(squared).add(tf.sub(1, similar!).mul(beyond)).mean();
    };
    return { loss, optimizer, trained, kept: [] };
  },
  inputs: (i) => [random(2 * i, 10, 48), random(2 * i + 1, 10, 48), random(i, 10).round()],
};

interface Norm {
  readonly scale: tf.Variable;
  readonly shift: tf.Variable;
  readonly mean: tf.Variable;
  readonly variance: tf.Variable;
}

const norm = (size: number): Norm => ({
  ...{ scale: filled(1, size), shift: filled(0, size) },
  ...{ mean: filled(0, size), variance: filled(1, size) },
});

/** Batch norm by the batch's own statistics; it keeps running ones, as PyTorch does. */
const normalize = (x: tf.Tensor4D, { scale, shift, ...running }: Norm): tf.Tensor4D => {
  const { mean, variance } = tf.moments(x, [0, 1, 2]);
  running.mean.assign(running.mean.mul(0.9).add(mean.mul(0.1)));
  running.variance.assign(running.variance.mul(0.9).add(variance.mul(0.1)));
  const [m, v, s, t] = [mean, variance, shift, scale] as tf.Tensor1D[];
  return tf.batchNorm(x, m!, v!, s, t, 1e-5);
};

/** Four images, and the same with noise: [8, 5, 5, 3]. */
const twoViews = (seed: number): tf.Tensor => {
  const images = random(seed, 4, 5, 5, 3);
  return tf.concat([images, images.add(random(seed + 1000, 4, 5, 5, 3).mul(0.2))]);
};

const convolutional: Training = {
  name: 'a residual network with batch norm by NT-Xent, SGD',
  begin: () => {
    const stem = weight(1, 3, 3, 3, 4);
    const [first, second, short] = [
      weight(2, 3, 3, 4, 8),
      weight(3, 3, 3, 8, 8),
      weight(4, 1, 1, 4, 8),
    ];
    const head = weight(5, 8, 8);
    const norms = [norm(4), norm(8), norm(8), norm(8)];
    const [n0, n1, n2, n3] = norms as [Norm, Norm, Norm, Norm];
    const conv = (x: tf.Tensor4D, w: tf.Variable, stride: number): tf.Tensor4D =>
      tf.conv2d(x, w as tf.Tensor as tf.Tensor4D, stride, 'same');
    const encode = (images: tf.Tensor4D): tf.Tensor2D => {
      const x = tf.relu(normalize(conv(images, stem, 1), n0));
      const y = tf.relu(normalize(conv(x, first, 2), n1));
      const z = normalize(conv(y, second, 1), n2).add<tf.Tensor4D>(
        normalize(conv(x, short, 2), n3),
      );
      const h = tf.relu(z).mean([1, 2]).matMul(head);
      return h.div(h.square().sum(1, true).add(1e-12).sqrt());
    };
    const optimizer = tf.train.sgd(0.003);
    const loss = (images?: tf.Tensor): tf.Scalar => {
      const z = encode(images as tf.Tensor4D);
      const logits = tf.matMul(z, z, false, true).div(0.5).sub(tf.eye(8).mul(1e9));
      const partner = tf.oneHot(tf.tensor1d([4, 5, 6, 7, 0, 1, 2, 3], 'int32'), 8);
      return tf.losses.softmaxCrossEntropy(partner, logits);
    };
    const trained = [stem, first, second, short, head, ...norms.flatMap((n) => [n.scale, n.shift])];
    return { loss, optimizer, trained, kept: norms.flatMap((n) => [n.mean, n.variance]) };
  },
  inputs: (i) => [twoViews(i)],
};

/** Small twins of the course's models, each with a loss and an optimizer of the course. */
export const TRAININGS: readonly Training[] = [decoupled, siamese, convolutional];
