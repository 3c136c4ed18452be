import { isDeepStrictEqual } from 'node:util';
import * as tf from '@tensorflow/tfjs';
import type { Submission } from '../../adapted';
import { disposeNetwork, networkOf } from './network';

type Variables = Readonly<Record<string, tf.Variable>>;

/** What the answer is made of, in this order; each completes "… should be 1; yours is 0". */
export const ENTRIES: readonly string[] = [
  'the loss',
  'whether anything but the head was trained (1: yes)',
  'whether batch norm’s running statistics changed (1: yes)',
  ...new Array<string>(200).fill('a weight of the head after the step'),
];

/** A submission that answers with the loss, and with what its step did to a small network. */
export const adapt =
  (submission: Submission): Submission =>
  (images, labels, ...rest) => {
    const [encoder, projection, head] = rest as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
    const optimizer = tf.train.sgd(rest[3] as number);
    const network = networkOf(encoder, projection, head);
    try {
      const frozen = [network.encoder.weights, network.projection.weights];
      const { statistics } = network.encoder;
      const before = [numbers(...frozen), numbers(statistics)];
      const loss = submission(images, labels, { ...network, optimizer });
      if (!(loss instanceof tf.Tensor) || loss.isDisposed || loss.size !== 1) return loss;
      const after = [numbers(...frozen), numbers(statistics)];
      const changed = after.map((values, k) => (isDeepStrictEqual(values, before[k]) ? 0 : 1));
      const [value = NaN] = loss.dataSync<'float32'>();
      loss.dispose();
      return tf.tensor1d([value, ...changed, ...numbers(network.head.weights)]);
    } finally {
      disposeNetwork(network);
      optimizer.dispose();
    }
  };

const numbers = (...variables: Variables[]): number[] =>
  variables.flatMap((named) => Object.values(named).flatMap((v) => Array.from(v.dataSync())));
