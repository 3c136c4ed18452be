import * as tf from '@tensorflow/tfjs';
import type { Submission } from '../../submission';
import { disposeNetwork, networkOf } from './network';

type Variables = Readonly<Record<string, tf.Variable>>;

/**
 * A submission that gets a small network of the weights in the inputs, and answers with its loss
 * and with all numbers of the network as they are after the step.
 */
export const arrange =
  (submission: Submission): Submission =>
  (images, labels, ...rest) => {
    const [encoder, projection, head] = rest as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
    const optimizer = tf.train.sgd(rest[3] as number);
    const network = networkOf(encoder, projection, head);
    try {
      const loss = submission(images, labels, { ...network, optimizer });
      if (!(loss instanceof tf.Tensor) || loss.isDisposed || loss.size !== 1) return loss;
      const [value = NaN] = loss.dataSync<'float32'>();
      loss.dispose();
      return {
        loss: value,
        encoder: numbers(network.encoder.weights),
        statistics: numbers(network.encoder.statistics),
        projection: numbers(network.projection.weights),
        head: numbers(network.head.weights),
      };
    } finally {
      disposeNetwork(network);
      optimizer.dispose();
    }
  };

const numbers = (variables: Variables): number[] =>
  Object.values(variables).flatMap((variable) => Array.from(variable.dataSync()));
