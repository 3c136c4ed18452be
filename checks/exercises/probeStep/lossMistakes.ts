import type { Matrix } from '../../plain';
import { softmax } from './inputs';
import { crossEntropy, known, type Known, type Loss } from './step';
import { mean } from '../vectors';

const oneHot = (logits: Matrix, labels: Uint8Array): number[][] =>
  logits.map((row, n) => row.map((_, c) => (c === labels[n] ? 1 : 0)));

/** A loss that adds up something for each number of the table, and takes the mean over all. */
const perEntry =
  (entry: (score: number, target: number, p: number) => number): Loss =>
  (logits, labels) => {
    const targets = oneHot(logits, labels);
    const entries = logits.flatMap((row, n) => {
      const p = softmax(row);
      return row.map((v, c) => entry(v, targets[n]?.[c] ?? NaN, p[c] ?? NaN));
    });
    return mean(entries);
  };

/** A loss that makes something of the probability of the right class. */
const ofRight =
  (value: (p: number) => number): Loss =>
  (logits, labels) =>
    mean(logits.map((row, n) => value(softmax(row)[labels[n] ?? -1] ?? NaN)));

const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** The cross entropy, scaled or taken of something else. */
const entropyMistakes: readonly Known[] = [
  known(
    'softmax-twice',
    { loss: (logits, labels) => crossEntropy(logits.map(softmax), labels) },
    'You apply the softmax twice: the cross entropy has one inside already. Hand it the logits as they leave the head.',
  ),
  known(
    'sum-not-mean',
    { loss: (logits, labels) => crossEntropy(logits, labels) * logits.length },
    'You add up over the pictures. Take the mean, so that the loss does not grow with the batch.',
  ),
  known(
    'mean-over-classes',
    { loss: (logits, labels) => crossEntropy(logits, labels) / (logits[0]?.length ?? 1) },
    'You average over the classes too: add up along a row, then take the mean over the pictures.',
  ),
  known(
    'in-bits',
    { loss: (logits, labels) => crossEntropy(logits, labels) / Math.LN2 },
    'Your logarithm is to the base 2. The natural one, `tf.log`, is meant.',
  ),
  known(
    'uphill',
    { loss: (logits, labels) => -crossEntropy(logits, labels) },
    'Your loss has the wrong sign, so the step goes uphill. −log of a probability is above 0.',
  ),
  known(
    'arguments-swapped',
    {
      loss: (logits, labels) =>
        mean(
          oneHot(logits, labels).map((row, n) =>
            softmax(row).reduce((sum, p, c) => sum - (logits[n]?.[c] ?? NaN) * Math.log(p), 0),
          ),
        ),
      // TensorFlow.js takes the labels’ gradient to be this.
      slopes: (logits, labels) =>
        oneHot(logits, labels).map((row, n) =>
          softmax(row).map((p, c) => ((logits[n]?.[c] ?? NaN) - p) / labels.length),
        ),
    },
    'You swapped labels and logits: `tf.losses.softmaxCrossEntropy(oneHot, logits)` takes the labels first.',
  ),
];

/** What stands in place of the cross entropy. */
const otherLosses: readonly Known[] = [
  known(
    'probability-without-log',
    { loss: ofRight((p) => -p) },
    'You leave the logarithm out. The loss is −log of the probability of the right class.',
  ),
  known(
    'one-minus-probability',
    { loss: ofRight((p) => 1 - p) },
    'You take 1 − p. The loss is −log p, with p the probability of the right class.',
  ),
  known(
    'squared-error',
    { loss: perEntry((_, target, p) => (p - target) ** 2) },
    'You compare probabilities and labels by squared distances. For classes it is the cross entropy, −log p of the right one.',
  ),
  known(
    'squared-error-of-logits',
    { loss: perEntry((score, target) => (score - target) ** 2) },
    'You compare logits with zeros and ones by squared distances. Logits are no probabilities: take the softmax cross entropy.',
  ),
  known(
    'labels-as-numbers',
    {
      loss: (logits, labels) =>
        mean(logits.flatMap((row, n) => row.map((v) => (v - (labels[n] ?? NaN)) ** 2))),
    },
    'You treat labels as measures, as if class 4 were twice class 2. They are names: one-hot them, and take the cross entropy.',
  ),
  known(
    'sigmoid',
    { loss: perEntry((score, target) => softplus(score) - target * score) },
    'A sigmoid asks of each class by itself whether it is there. Exactly one is: take the softmax over the classes.',
  ),
  {
    id: 'log-of-zero',
    mimic: () => [NaN],
    hint: 'A probability that is too small for float32 is 0, and its logarithm −∞. Let `lib.softmaxCrossEntropy` or `tf.logSoftmax` take softmax and logarithm in one.',
  },
  ...[1e-6, 1e-7, 1e-8, 1e-10].map((epsilon) =>
    known(
      'epsilon-in-log',
      { loss: ofRight((p) => -Math.log(p + epsilon)) },
      'The number that you add inside the logarithm bends large losses. Take softmax and logarithm in one: `lib.softmaxCrossEntropy` or `tf.logSoftmax`.',
    ),
  ),
];

/** What the head is trained with. */
export const lossMistakes: readonly Known[] = [...entropyMistakes, ...otherLosses];
