import * as tf from '@tensorflow/tfjs';
import * as lib from '../../../lib';

/** Whether a step is one function, or runs op by op. */
export type Mode = 'compiled' | 'eager';

/** A step of a workload; what it gives has been computed when it returns. */
export type Step = () => number | Promise<number>;

type Trained = Parameters<typeof lib.compileStep>[1] & {
  readonly loss: (...inputs: tf.Tensor[]) => tf.Tensor;
};

const random = (seed: number, ...shape: number[]): tf.Tensor =>
  tf.randomUniform(shape, 0, 1, 'float32', seed);

/** A training step on inputs that stay the same; it reads the loss, as a learner's loop does. */
function training({ loss, ...options }: Trained, inputs: readonly tf.Tensor[], mode: Mode): Step {
  const variables = Object.values(options.variables);
  const step =
    mode === 'compiled'
      ? lib.compileStep(loss, options)
      : (...all: tf.Tensor[]) =>
          options.optimizer.minimize(() => loss(...all) as tf.Scalar, true, variables);
  return () => tf.tidy(() => step(...inputs)?.dataSync()[0] ?? NaN);
}

/** The source's network on batches of flat images with labels, by DCL and AdamW. */
function decoupled(): Trained {
  const { apply, weights } = lib.residualMlp();
  const loss = (images: tf.Tensor, labels: tf.Tensor) => {
    const h = apply(images, { training: true });
    return lib.dclBatchLoss(tf.matMul(h, h, false, true), labels as tf.Tensor1D);
  };
  return { loss: loss, optimizer: lib.adamW(), variables: weights };
}

function dcl(mode: Mode): Step {
  const labels = tf.tensor1d(
    Array.from({ length: 50 }, (_, i) => i % 10),
    'int32',
  );
  return training(decoupled(), [random(1, 50, 784), labels], mode);
}

function siamese(mode: Mode): Step {
  const { apply, weights } = lib.siameseEncoder();
  const loss = (both: tf.Tensor, similar: tf.Tensor) => {
    const [x1, x2] = tf.split(apply(both, { training: true }), 2) as [tf.Tensor2D, tf.Tensor2D];
    return lib.marginLoss(x1, x2, similar as tf.Tensor1D);
  };
  const similar = tf.range(0, 100).mod(tf.scalar(2));
  return training(
    { loss: loss, optimizer: lib.adam(), variables: weights },
    [random(1, 200, 784), similar],
    mode,
  );
}

function simclr(mode: Mode, stem: lib.Stem, pictures: number): Step {
  const { apply, weights } = lib.withHead(lib.resnet18({ stem }), lib.projectionHead());
  const loss = (views: tf.Tensor) => {
    const [z1, z2] = tf.split(apply(views, { training: true }), 2) as [tf.Tensor2D, tf.Tensor2D];
    return lib.ntXent(z1, z2);
  };
  return training(
    { loss: loss, optimizer: lib.sgdMomentum(), variables: weights },
    [random(1, 2 * pictures, 32, 32, 3)],
    mode,
  );
}

/** Forward and backward; the update, of 65,536 numbers, comes on top of what PyTorch's twin does. */
function ntXent(mode: Mode): Step {
  const z = tf.variable(tf.randomNormal<tf.Rank.R2>([512, 128], 0, 1, 'float32', 1));
  const loss = () => {
    const [z1, z2] = tf.split(z, 2) as [tf.Tensor2D, tf.Tensor2D];
    return lib.ntXent(z1, z2);
  };
  return training({ loss, optimizer: tf.train.sgd(1e-6), variables: [z] }, [], mode);
}

/** 50 digits of 10,000, from bytes to normalized numbers in TensorFlow's hands. */
async function batch(): Promise<Step> {
  const digits = await lib.loadMnist({ split: 'train', limit: 10_000 });
  const options = { flatten: true, normalization: lib.MNIST_NORMALIZATION };
  let seed = 0;
  return () => {
    const draw = lib.uniforms((seed += 1));
    const picked = Array.from({ length: 50 }, () => Math.floor(draw() * digits.count));
    return tf.tidy(
      () => lib.imageTensor(digits, picked, options).slice([0, 0], [1, 1]).dataSync()[0] ?? NaN,
    );
  };
}

function views(): Step {
  const images = random(1, 128, 32, 32, 3) as tf.Tensor4D;
  let seed = 0;
  return () =>
    tf.tidy(() => {
      const [first, second] = lib.twoViews(images, { seed: (seed += 1) });
      const corner = (view: tf.Tensor4D) => view.slice([0, 0, 0, 0], [1, 1, 1, 1]);
      return tf.add(corner(first), corner(second)).dataSync()[0] ?? NaN;
    });
}

/** A step is an epoch of 1,200 batches: data, schedule, progress, history. */
async function epoch(mode: Mode): Promise<Step> {
  const digits = await lib.loadMnist({ split: 'train', limit: 10_000 });
  const six = Uint32Array.from({ length: 60_000 }, (_, i) => i % digits.count);
  const all = lib.subset(digits, six);
  const options = { batchSize: 50, flatten: true, normalization: lib.MNIST_NORMALIZATION };
  const { loss, ...trained } = decoupled();
  const step = mode === 'compiled' ? lib.compileStep(loss, trained) : undefined;
  const rate = lib.exponentialSchedule({ epochs: 10 });
  let seed = 0;
  return async () => {
    lib.setLearningRate(trained.optimizer, rate(1));
    const bar = lib.progressBar({ total: 1200, label: 'epoch' });
    const history = await lib.train(
      ({ images, labels }: lib.Batch) =>
        step?.(images, tf.tensor1d(Array.from(labels), 'int32')) ?? null,
      {
        batches: () => lib.batches(all, { ...options, seed: (seed += 1) }),
        onStep: ({ step: number, loss: value }) => {
          bar.update(number, { loss: value });
        },
      },
    );
    return history.epochLosses[0] ?? NaN;
  };
}

/** What is measured: the course's own models, losses and optimizers, each beside its PyTorch twin. */
export const WORKLOADS = {
  dcl,
  siamese,
  simclr: (mode: Mode) => simclr(mode, 'imagenet', 128),
  'simclr-cifar-stem': (mode: Mode) => simclr(mode, 'cifar', 32),
  'nt-xent': ntXent,
  batch,
  'two-views': views,
  epoch,
} satisfies Readonly<Record<string, (mode: Mode) => Step | Promise<Step>>>;

export type WorkloadName = keyof typeof WORKLOADS;

export const isWorkload = (name: string | undefined): name is WorkloadName =>
  name !== undefined && name in WORKLOADS;
