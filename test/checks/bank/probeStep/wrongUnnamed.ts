import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { all, entropy, good, oneHot, spoiled, type F } from './kit';

/** Mistakes that no list holds: they have to fail all the same. */
export const wrongUnnamed: Record<string, Wrong<F>> = {
  'two steps': [
    undefined,
    (images, labels, parts) => {
      const loss = good(images, labels, parts);
      tf.dispose(good(images, labels, parts) as tf.Tensor);
      return loss;
    },
  ],
  'an optimizer of its own': [
    undefined,
    (images, labels, parts) => {
      const optimizer = tf.train.sgd(0.01);
      const loss = good(images, labels, { ...parts, optimizer });
      optimizer.dispose();
      return loss;
    },
  ],
  'smoothed labels': [
    undefined,
    spoiled({
      loss: (logits, labels) =>
        tf.losses.softmaxCrossEntropy(oneHot(labels, logits.shape[1]), logits, undefined, 0.1),
    }),
  ],
  'the first picture only': [
    undefined,
    spoiled({ loss: (logits, labels) => entropy(logits.slice([0], [1]), labels.slice(0, 1)) }),
  ],
  'embeddings through one more ReLU of their negative': [
    undefined,
    spoiled({ embed: (images, { encoder }) => tf.relu(encoder.apply(images).neg()) }),
  ],
};

/** Right steps, handed over in the wrong way. */
export const wrongFaults: Record<string, Wrong<F>> = {
  'minimize without true': [
    'null',
    (images, labels, { encoder, head, optimizer }) =>
      optimizer.minimize(
        () => entropy(head.apply(encoder.apply(images)), labels),
        false,
        all(head),
      ),
  ],
  'a number': [
    'number',
    (images, labels, parts) => (good(images, labels, parts) as tf.Scalar).dataSync()[0],
  ],
  'no return': [
    'undefined',
    (images, labels, parts) => {
      good(images, labels, parts);
    },
  ],
  async: ['promise', async (...args) => Promise.resolve(good(...args))],
  'a loss for each picture': [
    'threw',
    spoiled({
      loss: (logits, labels) =>
        oneHot(labels, logits.shape[1]).mul(tf.logSoftmax(logits)).sum(1).neg(),
    }),
  ],
  'the logits': [
    'shape',
    (images, labels, parts) => {
      tf.dispose(good(images, labels, parts) as tf.Tensor);
      return parts.head.apply(parts.encoder.apply(images));
    },
  ],
  'float labels for oneHot': [
    'threw',
    spoiled({
      loss: (logits, labels) =>
        tf.losses.softmaxCrossEntropy(
          tf.oneHot(tf.tensor1d(Array.from(labels)), logits.shape[1]),
          logits,
        ),
    }),
  ],
  'disposes the pictures': [
    'input-disposed',
    (images, labels, parts) => {
      const loss = good(images, labels, parts);
      images.dispose();
      return loss;
    },
  ],
  'keeps the embeddings': [
    'leak',
    (images, labels, parts) => {
      tf.keep(parts.encoder.apply(images));
      return good(images, labels, parts);
    },
  ],
  'a step for each picture': [
    undefined,
    (images, labels, parts) =>
      tf.tidy(() => {
        const losses = Array.from(
          labels,
          (_, n) => good(images.slice([n], [1]), labels.slice(n, n + 1), parts) as tf.Scalar,
        );
        return tf.addN(losses).div(labels.length);
      }),
  ],
  'embeds one by one': [
    'loop',
    spoiled({
      embed: (images, { encoder }) =>
        tf.concat(
          Array.from({ length: images.shape[0] }, (_, n) => encoder.apply(images.slice([n], [1]))),
        ),
    }),
  ],
};
