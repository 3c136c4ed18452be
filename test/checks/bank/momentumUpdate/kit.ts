import type * as tf from '@tensorflow/tfjs';

/** A model, as far as the exercise goes. */
export interface Model {
  readonly weights: Readonly<Record<string, tf.Variable>>;
}
/** Options of the exercise. */
export interface Options {
  readonly momentum?: number;
}
/** What the exercise asks for. */
export type F = (target: Model, online: Model, options?: Options) => unknown;

/** Goes through both networks, as most students write it. */
export function each(
  target: Model,
  online: Model,
  change: (t: tf.Variable, o: tf.Variable) => void,
): void {
  for (const name in target.weights) change(target.weights[name]!, online.weights[name]!);
}
