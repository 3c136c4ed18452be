import * as tf from '@tensorflow/tfjs';
import { assertMatrix, formatShape } from '../../shapes';
import { type } from '../native/attributes';
import { NATIVE, replaceKernel } from '../replaceKernel';

/**
 * Softmax cross entropy with whole numbers as targets: how surprised the softmax of a row is at
 * the row's label.
 *
 *     loss = mean over n of log Σ_c exp(logits_nc) − logits_n,label(n)
 *     ∂logits_nc = (softmax(logits_n)_c − [c = label(n)]) / N
 *
 * On the native engine one op computes both. No gradient flows to the labels.
 *
 * @param logits - One row of scores an example, [N, C].
 * @param labels - The class of each example, [N], whole numbers from 0 to C − 1.
 * @returns Scalar, in nats.
 * @throws RangeError unless `logits` is a matrix with one label a row.
 */
export function softmaxCrossEntropy(logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar {
  assertMatrix('softmaxCrossEntropy', { logits });
  assertLabels(logits, labels);
  const mean = tf.customGrad((...all) => {
    const [x, save] = all as unknown as [tf.Tensor2D, tf.GradSaveFunc];
    const { losses, slopes } = crossEntropies(x, labels.toInt());
    save([slopes]);
    return {
      value: losses.mean(),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) =>
        (saved as [tf.Tensor])[0].mul(dy.div(x.shape[0])),
    };
  });
  return tf.tidy(() => mean(logits) as tf.Scalar);
}

const KERNEL = 'CourseSoftmaxCrossEntropy';

/** What {@link crossEntropies} computes at once. */
interface CrossEntropies {
  /** [N] */
  readonly losses: tf.Tensor1D;
  /** The gradient of the sum of all losses, softmax − one-hot, [N, C]. */
  readonly slopes: tf.Tensor2D;
}

/**
 * The cross entropy of every row, and its gradient, for gradients that are derived by hand.
 *
 * @param logits - [N, C]
 * @param labels - [N], int32.
 */
export function crossEntropies(logits: tf.Tensor2D, labels: tf.Tensor1D): CrossEntropies {
  if (tf.getBackend() === NATIVE) {
    const outputs = tf.engine().runKernel<tf.Tensor[]>(KERNEL, { logits, labels });
    const [losses, slopes] = outputs as [tf.Tensor1D, tf.Tensor2D];
    return { losses, slopes };
  }
  const target = labels.expandDims(1).equal(tf.range(0, logits.shape[1], 1, 'int32')); // [N, C]
  const below = logits.sub(logits.max(1, true)); // at most 0: no exponential overflows
  const exponentials = below.exp();
  const total = exponentials.sum(1, true); // [N, 1]
  return {
    losses: total
      .log()
      .squeeze([1])
      .sub(tf.where(target, below, 0).sum(1)),
    slopes: exponentials.div(total).sub(target.toFloat()),
  };
}

/** Registers the op with the native engine. */
export function registerSoftmaxCrossEntropy(): void {
  const attributes = [type('T', 'float32'), type('Tlabels', 'int32')];
  replaceKernel<'logits' | 'labels', unknown>(KERNEL, ({ inputs: { logits, labels }, backend }) =>
    backend.executeMultipleOutputs(
      'SparseSoftmaxCrossEntropyWithLogits',
      attributes,
      [logits, labels],
      2,
    ),
  );
}

function assertLabels({ shape: [rows = 0, classes = 0] }: tf.Tensor, labels: tf.Tensor): void {
  if (labels.shape.length === 1 && labels.shape[0] === rows) return;
  throw new RangeError(
    `softmaxCrossEntropy: logits is ${formatShape([rows, classes])}, labels is ` +
      `${formatShape(labels.shape)}; there must be one label a row, [${rows}].`,
  );
}
