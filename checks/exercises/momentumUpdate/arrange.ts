import * as tf from '@tensorflow/tfjs';
import type { Submission } from '../../submission';

/** A submission that gets two small networks, and answers with all their numbers after its update. */
export const arrange =
  (submission: Submission): Submission =>
  (...args) => {
    const [targetWeight, targetBias, onlineWeight, onlineBias, options] = args;
    const target = variablesOf(targetWeight as tf.Tensor, targetBias as tf.Tensor);
    const online = variablesOf(onlineWeight as tf.Tensor, onlineBias as tf.Tensor);
    try {
      submission({ weights: { ...target } }, { weights: { ...online } }, options);
      return { target: numbers(target), online: numbers(online) };
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
