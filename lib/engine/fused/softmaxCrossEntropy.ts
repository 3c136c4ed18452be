import * as tf from '@tensorflow/tfjs';
import { assertViews, formatShape } from '../../shapes';
import { NATIVE } from '../replaceKernel';

/**
 * Softmax cross entropy with whole numbers as targets: how surprised the softmax of a row is at
 * the row's label. Its gradient is derived by hand, from the exponentials that the value took.
 *
 *     loss = mean over n of log Σ_c exp(logits_nc) − logits_n,label(n)
 *     ∂logits_nc = (softmax(logits_n)_c − [c = label(n)]) / N
 *
 * @param logits - One row of scores an example, [N, C]. −∞ leaves a class out.
 * @param labels - The class of each example, [N], whole numbers from 0 to C − 1. No gradient flows
 *   to them.
 * @returns Scalar, in nats.
 * @throws RangeError unless `logits` is a matrix with one label a row, and a row at least; and at a
 *   label that is no class, for which TensorFlow has an error of its own.
 */
export function softmaxCrossEntropy(logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar {
  assertViews('softmaxCrossEntropy', { logits });
  assertLabels(logits, labels);
  const [n, classes] = logits.shape;
  const loss = tf.customGrad((...all) => {
    const [x, save] = all as unknown as [tf.Tensor2D, tf.GradSaveFunc];
    const target = labels.toInt();
    const largest = x.max(1, true); // [N, 1]
    const exponentials = x.sub(largest).exp(); // at most 1: none overflows
    const total = exponentials.sum(1, true); // [N, 1]
    save([exponentials, total, target]);
    // Not tf.gather, which reads its indices on the native engine: no step with it is compiled.
    const right = tf.gatherND(x, tf.stack([tf.range(0, n, 1, 'int32'), target], 1)); // [N]
    const behind = largest.squeeze([1]).sub(right); // before the sum: logits may be far above losses
    return { value: total.log().sum().add(behind.sum()).div(n), gradFunc };
  });
  const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor => {
    const [exponentials, total, target] = saved as [tf.Tensor, tf.Tensor, tf.Tensor];
    const isTarget = target.expandDims(1).equal(tf.range(0, classes, 1, 'int32')); // [N, C]
    return exponentials.div(total).sub(isTarget.toFloat()).mul(dy.div(n));
  };
  return tf.tidy(() => loss(logits) as tf.Scalar);
}

function assertLabels({ shape: [rows = 0, classes = 0] }: tf.Tensor, labels: tf.Tensor): void {
  if (labels.shape.length !== 1 || labels.shape[0] !== rows) {
    throw new RangeError(
      `softmaxCrossEntropy: logits is ${formatShape([rows, classes])}, labels is ` +
        `${formatShape(labels.shape)}; there must be one label a row, [${rows}].`,
    );
  }
  // No step that reads its tensors is compiled, and TensorFlow looks itself.
  if (tf.getBackend() !== NATIVE) assertClasses(labels.dataSync(), classes);
}

function assertClasses(labels: tf.TypedArray, classes: number): void {
  const row = labels.findIndex((label) => !(label >= 0 && label < classes));
  if (row < 0) return;
  throw new RangeError(
    `softmaxCrossEntropy: label ${labels[row] ?? ''} of row ${row}; it must be from 0 to ${classes - 1}.`,
  );
}
