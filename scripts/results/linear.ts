import * as tf from '@tensorflow/tfjs';
import * as lib from '../../lib';
import type { Experiment, Setting } from './experiment';
import { embed, trainInPieces } from './pieces';
import { backbone, dimOf, simclr } from './simclr';

const NETWORK = 'smallResnet';
const BATCH = 128;
const EPOCHS = 5;

interface Data {
  readonly train: lib.Dataset;
  readonly test: lib.Dataset;
}

/** Seed 002's table: what one linear layer makes of embeddings, against training with labels. */
export const linear: Experiment = async (setting) => {
  const train = await lib.loadCifar10({ split: 'train' });
  const test = await lib.loadCifar10({ split: 'test' });
  const data = { train, test };
  const picked = lib.stratified(train.labels, { fraction: 0.01, seed: setting.seed }).picked;
  const few = { train: lib.subset(train, picked), test };
  const random = backbone(NETWORK, setting.seed);
  const table: Record<string, number> = {};
  const tell = (row: string, accuracy: number): void => {
    table[row] = accuracy;
    console.log(`${row}: ${accuracy.toFixed(3)}`);
  };
  tell('linear evaluation, random weights, 100 %', await probed(random, data, setting));
  tell('supervised, 1 %', await supervised(few, setting, '1-percent'));
  tell('supervised, 100 %', await supervised(data, setting, '100-percent'));
  const pretrained = await pretrain(setting);
  tell('SimCLR, 1 %', await probed(pretrained, few, setting));
  tell('SimCLR, 100 %', await probed(pretrained, data, setting));
  return { data: train.source, ...table };
};

/** The encoder that `npm run results -- simclr` has trained, or trains now. */
async function pretrain(setting: Setting): Promise<lib.Encoder> {
  const { seed } = setting;
  const file = (part: string) => setting.file(part).replace('linear-', 'simclr-');
  let encoder: lib.Encoder | undefined;
  await simclr({ ...setting, file, resume: true, keep: (trained) => (encoder = trained) });
  return encoder ?? backbone(NETWORK, seed);
}

/** Accuracy of a linear layer on embeddings of frozen weights, as the source trains it. */
async function probed(
  encoder: lib.Encoder,
  { train, test }: Data,
  { seed }: Setting,
): Promise<number> {
  const [embeddings, testEmbeddings] = [embed(encoder, train), embed(encoder, test)];
  const { labels } = train;
  const { accuracy } = await lib.linearProbe({
    ...{ embeddings, labels, testEmbeddings, testLabels: test.labels },
    ...{ seed, epochs: EPOCHS, batchSize: BATCH },
  });
  tf.dispose([embeddings, testEmbeddings]);
  return accuracy;
}

/** Accuracy of the whole network, trained with labels from the first step. */
async function supervised(
  { train, test }: Data,
  { seed, resume, file }: Setting,
  name: string,
): Promise<number> {
  const head = lib.linearHead({ inputDim: dimOf(NETWORK), seed });
  const model = lib.withHead(backbone(NETWORK, seed), head);
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
