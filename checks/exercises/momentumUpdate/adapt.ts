import { isDeepStrictEqual } from 'node:util';
import * as tf from '@tensorflow/tfjs';
import type { Submission } from '../../adapted';

/** What the answer is made of, in this order; each completes "… should be 1; yours is 0". */
export const ENTRIES: readonly string[] = [
  'whether the online network changed (1: yes)',
  ...new Array<string>(400).fill('a weight of the target after the update'),
];

/** A submission that answers with what it did to two small networks. */
export const adapt =
  (submission: Submission): Submission =>
  (...args) => {
    const [targetWeight, targetBias, onlineWeight, onlineBias, options] = args;
    const target = variablesOf(targetWeight as tf.Tensor, targetBias as tf.Tensor);
    const online = variablesOf(onlineWeight as tf.Tensor, onlineBias as tf.Tensor);
    try {
      const before = numbers(online);
      submission({ weights: { ...target } }, { weights: { ...online } }, options);
      const changed = isDeepStrictEqual(numbers(online), before) ? 0 : 1;
      return tf.tensor1d([changed, ...numbers(target)]);
    } finally {
      tf.dispose([target, online]);
    }
  };

type Variables = Readonly<Record<string, tf.Variable>>;

const variablesOf = (weight: tf.Tensor, bias: tf.Tensor): Variables =>
  tf.tidy(() => ({
    'linear.weight': tf.variable(weight),
    'linear.bias': tf.variable(bias),
  }));

const numbers = (variables: Variables): number[] =>
  Object.values(variables).flatMap((variable) => Array.from(variable.dataSync()));
