import * as tf from '@tensorflow/tfjs';
import * as lib from '../../lib';
import type { Experiment, Setting } from './experiment';
import { embed, trainInPieces } from './pieces';
import { backbone, dimOf, simclr, simclrResnet18, type Backbone } from './simclr';

const BATCH = 128;
const EPOCHS = 5;

interface Data {
  readonly train: lib.Dataset;
  readonly test: lib.Dataset;
}

/** Networks whose table can be made, and how each is pretrained. */
const PRETRAINING = {
  smallResnet: { name: 'simclr', train: simclr },
  resnet18: { name: 'simclr-resnet18', train: simclrResnet18 },
} as const;

/** Seed 002's table: what one linear layer makes of embeddings, against training with labels. */
const tableOf =
  (network: Backbone): Experiment =>
  async (setting) => {
    const train = await lib.loadCifar10({ split: 'train' });
    const test = await lib.loadCifar10({ split: 'test' });
    const data = { train, test };
    const picked = lib.stratified(train.labels, { fraction: 0.01, seed: setting.seed }).picked;
    const few = { train: lib.subset(train, picked), test };
    const random = backbone(network, setting.seed);
    const table: Record<string, number> = {};
    const tell = (row: string, accuracy: number): void => {
      table[row] = accuracy;
      console.log(`${row}: ${accuracy.toFixed(3)}`);
    };
    tell('linear evaluation, random weights, 100 %', await probed(random, data, setting));
    tell('supervised, 1 %', await supervised(network, few, setting, '1-percent'));
    tell('supervised, 100 %', await supervised(network, data, setting, '100-percent'));
    const pretrained = await pretrain(network, setting);
    tell('SimCLR, 1 %', await probed(pretrained, few, setting));
    tell('SimCLR, 100 %', await probed(pretrained, data, setting));
    // Five epochs of 1 % are 20 steps: too few for a head to come to rest.
    tell('random weights, 1 %, head trained to rest', await probed(random, few, setting, 200));
    tell('random weights, 100 %, head trained to rest', await probed(random, data, setting, 20));
    tell('SimCLR, 1 %, head trained to rest', await probed(pretrained, few, setting, 200));
    tell('SimCLR, 100 %, head trained to rest', await probed(pretrained, data, setting, 20));
    return { data: train.source, ...table };
  };

export const linear = tableOf('smallResnet');
export const linearResnet18 = tableOf('resnet18');

/** The encoder that `npm run results` has pretrained, or pretrains now. */
async function pretrain(network: Backbone, setting: Setting): Promise<lib.Encoder> {
  const { name, train } = PRETRAINING[network];
  const file = (part: string) =>
    setting.file(part).replace(/linear(-resnet18)?(?=-\d+-[^/\\]*$)/, name);
  let encoder: lib.Encoder | undefined;
  await train({ ...setting, file, resume: true, keep: (trained) => (encoder = trained) });
  return encoder ?? backbone(network, setting.seed);
}

/**
 * Accuracy of a linear layer on embeddings of frozen weights: as the source trains it, or by Adam for
 * so many epochs.
 */
async function probed(
  encoder: lib.Encoder,
  { train, test }: Data,
  { seed }: Setting,
  epochsToRest?: number,
): Promise<number> {
  const [embeddings, testEmbeddings] = [embed(encoder, train), embed(encoder, test)];
  const { labels } = train;
  const { accuracy } = await lib.linearProbe({
    ...{ embeddings, labels, testEmbeddings, testLabels: test.labels },
    ...{ seed, epochs: epochsToRest ?? EPOCHS, batchSize: BATCH },
    ...(epochsToRest === undefined ? {} : { optimizer: () => lib.adam({ learningRate: 0.01 }) }),
  });
  tf.dispose([embeddings, testEmbeddings]);
  return accuracy;
}

/** Accuracy of the whole network, trained with labels from the first step. */
async function supervised(
  network: Backbone,
  { train, test }: Data,
  { seed, resume, file }: Setting,
  name: string,
): Promise<number> {
  const head = lib.linearHead({ inputDim: dimOf(network), seed });
  const model = lib.withHead(backbone(network, seed), head);
  const optimizer = lib.sgdMomentum();
  const step = lib.compileStep(
    (images: tf.Tensor, labels: tf.Tensor1D) =>
      lib.softmaxCrossEntropy(model.apply(images, { training: true }), labels),
    { optimizer, variables: model.weights },
  );
  await trainInPieces<lib.Batch>({
    ...{ label: `supervised, ${name}`, epochs: EPOCHS, resume, model, optimizer },
    checkpoint: file(`supervised-${name}.safetensors`),
    stepsPerEpoch: Math.ceil(train.count / BATCH),
    batches: (epoch) => lib.batches(train, { batchSize: BATCH, seed: 1000 * seed + epoch }),
    step: ({ images, labels }) => step(images, tf.tensor1d(Int32Array.from(labels))),
  });
  const logits = embed(model, test);
  const guesses = tf.tidy(() => logits.argMax(1).dataSync());
  tf.dispose(logits);
  return guesses.filter((guess, i) => guess === test.labels[i]).length / test.count;
}
