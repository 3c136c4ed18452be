import * as tf from '@tensorflow/tfjs';
import { softmaxCrossEntropy } from '../engine/fused/softmaxCrossEntropy';
import type { Encoder } from '../models/encoder';
import { assertLabelled } from './guards';

/** What takes part in a step of linear evaluation. */
export interface ProbeParts {
  /** Makes the embeddings `h`; stays as it is. */
  readonly encoder: Pick<Encoder, 'apply'>;
  /** What pretraining had on top of the encoder. It is thrown away: no step needs it. */
  readonly projection?: Pick<Encoder, 'apply'>;
  /** The linear layer on top of `h`: what is trained. */
  readonly head: Pick<Encoder, 'apply' | 'weights'>;
  readonly optimizer: tf.Optimizer;
}

/**
 * One step of linear evaluation: trains the head on embeddings of a frozen encoder.
 *
 *     h = encoder(images),   loss = −mean log softmax(head(h))_label
 *
 * Only the head's weights change; batch norm in the encoder takes its running statistics, and
 * leaves them. `linearProbe` trains and judges a whole head, on embeddings that are made once.
 *
 * @param images - [N, …], as the encoder takes them.
 * @param labels - The class of each, [N], from 0 on.
 * @returns Scalar, the loss before the step, in nats.
 * @throws RangeError unless there is one label a picture.
 * @see Chen et al. 2020, section 2.3. https://arxiv.org/abs/2002.05709
 */
export function probeStep(
  images: tf.Tensor,
  labels: Uint8Array,
  { encoder, head, optimizer }: ProbeParts,
): tf.Scalar {
  assertLabelled('probeStep', ['images', 'labels'], [images.shape[0], labels.length]);
  return tf.tidy(() => {
    const h = encoder.apply(images); // [N, dim]
    const ofClass = tf.tensor1d(Int32Array.from(labels));
    const entropy = () => softmaxCrossEntropy(head.apply(h), ofClass);
    const loss = optimizer.minimize(entropy, true, Object.values(head.weights));
    if (!loss) throw new Error('probeStep: the optimizer returned no loss.');
    return loss;
  });
}
