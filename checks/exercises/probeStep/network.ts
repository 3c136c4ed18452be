import * as tf from '@tensorflow/tfjs';
import type { Encoder } from '../../../lib';
import { RUNNING } from './running';

/** A model of the course, as far as a step needs it. */
type Model = Omit<Encoder, 'dispose'>;

/** The small network that a submission gets. */
export interface Network {
  readonly encoder: Model;
  readonly projection: Model;
  readonly head: Model;
}

/**
 * A network of these weights.
 *
 * @param head - The last row is the bias.
 */
export function networkOf(
  encoder: tf.Tensor2D,
  projection: tf.Tensor2D,
  head: tf.Tensor2D,
): Network {
  const [rows, classes] = head.shape;
  const bias = variableOf(() => head.slice(rows - 1).reshape([classes]));
  return {
    encoder: encoderOf(variableOf(() => encoder)),
    projection: linearOf({ weight: variableOf(() => projection) }),
    head: linearOf({ weight: variableOf(() => head.slice([0], [rows - 1])), bias }),
  };
}

/** Frees a network. */
export const disposeNetwork = (network: Network): void => {
  for (const { weights, statistics } of [network.encoder, network.projection, network.head]) {
    tf.dispose([weights, statistics]);
  }
};

const variableOf = (initial: () => tf.Tensor, trainable = true): tf.Variable =>
  tf.tidy(() => tf.variable(initial(), trainable));

const EPSILON = 1e-5;
const KEPT = 0.9;

function encoderOf(weight: tf.Variable): Model {
  const [, dim = 0] = weight.shape;
  const mean = variableOf(() => tf.fill([dim], RUNNING.mean), false);
  const variance = variableOf(() => tf.fill([dim], RUNNING.variance), false);
  const update = (running: tf.Variable, batch: tf.Tensor) => {
    running.assign(running.mul(KEPT).add(batch.mul(1 - KEPT)));
  };
  const apply: Model['apply'] = (x, { training = false } = {}) =>
    tf.tidy(() => {
      const y: tf.Tensor2D = tf.matMul(x, weight);
      if (!training) return tf.relu(y.sub(mean).div<tf.Tensor2D>(variance.sqrt()));
      const batch = tf.moments(y, 0);
      update(mean, batch.mean);
      update(variance, batch.variance);
      return tf.relu(y.sub(batch.mean).div<tf.Tensor2D>(batch.variance.add(EPSILON).sqrt()));
    });
  const statistics = { 'bn.running_mean': mean, 'bn.running_var': variance };
  return { apply, weights: { weight }, statistics };
}

function linearOf(weights: { readonly weight: tf.Variable; readonly bias?: tf.Variable }): Model {
  const { weight, bias } = weights;
  const apply: Model['apply'] = (x) =>
    tf.tidy(() => {
      const y: tf.Tensor2D = tf.matMul(x, weight);
      return bias ? y.add<tf.Tensor2D>(bias) : y;
    });
  return { apply, weights: { ...weights }, statistics: {} };
}
