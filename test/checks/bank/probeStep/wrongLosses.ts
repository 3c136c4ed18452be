import * as tf from '@tensorflow/tfjs';
import { softmaxCrossEntropy } from '../../../../lib';
import type { Wrong } from '../bank';
import { entropy, oneHot, spoiled, type F } from './kit';

/** Mistakes in the loss, that a check should name. */
export const wrongLosses: Record<string, Wrong<F>> = {
  'softmax, then the library’s loss': [
    'softmax-twice',
    spoiled({
      loss: (logits, labels) =>
        softmaxCrossEntropy(tf.softmax(logits), tf.tensor1d(Array.from(labels), 'int32')),
    }),
  ],
  'softmax, then tf.losses': [
    'softmax-twice',
    spoiled({
      loss: (logits, labels) =>
        tf.losses.softmaxCrossEntropy(oneHot(labels, logits.shape[1]), tf.softmax(logits)),
    }),
  ],
  sum: [
    'sum-not-mean',
    spoiled({
      loss: (logits, labels) =>
        oneHot(labels, logits.shape[1]).mul(tf.logSoftmax(logits)).sum().neg(),
    }),
  ],
  'mean of the whole table': [
    'mean-over-classes',
    spoiled({
      loss: (logits, labels) =>
        oneHot(labels, logits.shape[1]).mul(tf.logSoftmax(logits)).mean().neg(),
    }),
  ],
  'base 2': ['in-bits', spoiled({ loss: (l, y) => entropy(l, y).div(Math.log(2)) })],
  'no minus': ['uphill', spoiled({ loss: (l, y) => entropy(l, y).neg() })],
  'tf.losses the wrong way round': [
    'arguments-swapped',
    spoiled({
      loss: (logits, labels) =>
        tf.losses.softmaxCrossEntropy(logits, oneHot(labels, logits.shape[1])),
    }),
  ],
  'no log': [
    'probability-without-log',
    spoiled({
      loss: (logits, labels) =>
        oneHot(labels, logits.shape[1]).mul(tf.softmax(logits)).sum(1).mean().neg(),
    }),
  ],
  'one minus p': [
    'one-minus-probability',
    spoiled({
      loss: (logits, labels) =>
        tf.sub(1, oneHot(labels, logits.shape[1]).mul(tf.softmax(logits)).sum(1)).mean(),
    }),
  ],
  'squared error': [
    'squared-error',
    spoiled({
      loss: (logits, labels) =>
        tf.losses.meanSquaredError(oneHot(labels, logits.shape[1]), tf.softmax(logits)),
    }),
  ],
  'squared error of logits': [
    'squared-error-of-logits',
    spoiled({
      loss: (logits, labels) => logits.sub(oneHot(labels, logits.shape[1])).square().mean(),
    }),
  ],
  'labels as floats': [
    'labels-as-numbers',
    spoiled({
      loss: (logits, labels) =>
        logits
          .sub(tf.tensor1d(Array.from(labels), 'float32').expandDims(1))
          .square()
          .mean(),
    }),
  ],
  'sigmoid cross entropy': [
    'sigmoid',
    spoiled({
      loss: (logits, labels) =>
        tf.losses.sigmoidCrossEntropy(oneHot(labels, logits.shape[1]), logits),
    }),
  ],
  'log of softmax': [
    'log-of-zero',
    spoiled({
      loss: (logits, labels) =>
        oneHot(labels, logits.shape[1]).mul(tf.softmax(logits)).sum(1).log().mean().neg(),
    }),
  ],
  'log of softmax, table first': [
    'log-of-zero',
    spoiled({
      loss: (logits, labels) =>
        oneHot(labels, logits.shape[1]).mul(tf.softmax(logits).log()).sum(1).mean().neg(),
    }),
  ],
  'log of softmax and an epsilon': [
    'epsilon-in-log',
    spoiled({
      loss: (logits, labels) =>
        oneHot(labels, logits.shape[1]).mul(tf.softmax(logits)).sum(1).add(1e-7).log().mean().neg(),
    }),
  ],
};
