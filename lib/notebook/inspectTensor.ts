import { inspect, type InspectOptions } from 'node:util';
import * as tf from '@tensorflow/tfjs';
import { formatShape } from '../shapes';

const headOf = (tensor: tf.Tensor): string =>
  `${tensor instanceof tf.Variable ? 'Variable' : 'Tensor'} ${formatShape(tensor.shape)} ${tensor.dtype}`;

/** The numbers as tfjs prints them: many are abbreviated. */
const numbersOf = (tensor: tf.Tensor): string => tensor.toString().replace(/^Tensor/, '');

/**
 * What `console.log` and the end of a cell show of a tensor: shape, type and numbers; shape and
 * type alone of one that is part of an object.
 */
function inspectTensor(
  this: tf.Tensor,
  depth: number | null,
  { depth: whole }: InspectOptions,
): string {
  if (this.isDisposed) return `${headOf(this)}, disposed`;
  const isPart = depth !== whole;
  return isPart ? headOf(this) : headOf(this) + numbersOf(this);
}

Object.defineProperty(tf.Tensor.prototype, inspect.custom, {
  value: inspectTensor,
  // Lib may be loaded anew, while tfjs stays as it is.
  configurable: true,
});
