import * as tf from '@tensorflow/tfjs';
import { compileStep, softmaxCrossEntropy } from '../../../../lib';
import { all, entropy, good, oneHot, spoiled, type F } from './kit';

const asTensor = (labels: Uint8Array): tf.Tensor1D => tf.tensor1d(Array.from(labels), 'int32');

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'everything inside minimize': good,
  'the embeddings first, then the library’s loss': (images, labels, parts) =>
    tf.tidy(() => {
      const h = parts.encoder.apply(images);
      const ofClass = asTensor(labels);
      return parts.optimizer.minimize(
        () => softmaxCrossEntropy(parts.head.apply(h), ofClass),
        true,
        all(parts.head),
      )!;
    }),
  'tf.losses': spoiled({
    loss: (logits, labels) =>
      tf.losses.softmaxCrossEntropy(oneHot(labels, logits.shape[1]), logits),
  }),
  'labels as floats, which the library’s loss takes': spoiled({
    loss: (logits, labels) => softmaxCrossEntropy(logits, tf.tensor1d(Array.from(labels))),
  }),
  'gradients and step apart': (images, labels, { encoder, head, optimizer }) =>
    tf.tidy(() => {
      const logits = () => head.apply(encoder.apply(images, { training: false }));
      const { value, grads } = tf.variableGrads(() => entropy(logits(), labels), all(head));
      optimizer.applyGradients(grads);
      return value;
    }),
  'the embeddings read out as numbers': (images, labels, { encoder, head, optimizer }) =>
    tf.tidy(() => {
      const h = tf.tensor2d(encoder.apply(images).arraySync());
      // Nothing but the head can take part any more, so that no list is needed.
      return optimizer.minimize(() => entropy(head.apply(h), labels), true)!;
    }),
  'log-sum-exp by hand': spoiled({
    loss: (logits, labels) => {
      const score = logits.mul(oneHot(labels, logits.shape[1])).sum(1);
      return tf.logSumExp(logits, 1).sub(score).mean();
    },
  }),
  'a compiled step': (images, labels, { encoder, head, optimizer }) =>
    tf.tidy(() => {
      const step = compileStep(
        (h: tf.Tensor2D, ofClass: tf.Tensor1D) => softmaxCrossEntropy(head.apply(h), ofClass),
        { optimizer, variables: head.weights },
      );
      return step(encoder.apply(images), asTensor(labels));
    }),
};
