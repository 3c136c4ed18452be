import * as tf from '@tensorflow/tfjs';

/** Variables of a model by name: `blocks.0.linear1.weight`. */
export type Variables = Readonly<Record<string, tf.Variable>>;

/** What a model is applied for. */
export interface Mode {
  /**
   * Whether this is a step of training, where batch norm takes the mean and variance of the batch
   * and updates its running ones. Without it a model is frozen: it changes nothing of itself.
   */
  readonly training?: boolean;
}

/** Part of a model: what it does to a batch, and the numbers that it keeps. */
export interface Layer<
  In extends tf.Tensor = tf.Tensor2D,
  Out extends tf.Tensor = In,
> extends Kept {
  readonly apply: (x: In, mode?: Mode) => Out;
}

/** The numbers that a model keeps. */
export interface Kept {
  /** What training changes, under PyTorch's names. */
  readonly weights: Variables;
  /** Running means and variances, which no optimizer changes; none without batch norm. */
  readonly statistics: Variables;
}

/** A layer that has nothing to learn. */
export const fixed = <In extends tf.Tensor, Out extends tf.Tensor>(
  apply: (x: In) => Out,
): Layer<In, Out> => ({ apply, weights: {}, statistics: {} });

/** Layers one after another. */
export const chain =
  <T extends tf.Tensor>(layers: readonly Layer<T>[]): Layer<T>['apply'] =>
  (x, mode) =>
    layers.reduce((y, layer) => layer.apply(y, mode), x);

/** All that the parts of a model keep, each under its part's name: `conv1.weight`. */
export function keptBy(parts: Readonly<Record<string, Kept>>): Kept {
  const under = (kind: keyof Kept): Variables =>
    Object.fromEntries(
      Object.entries(parts).flatMap(([part, kept]) =>
        Object.entries(kept[kind]).map(([name, variable]) => [`${part}.${name}`, variable]),
      ),
    );
  return { weights: under('weights'), statistics: under('statistics') };
}

/** A variable of numbers that are drawn one by one. */
export function variable<R extends tf.Rank>(
  shape: tf.ShapeMap[R],
  draw: () => number,
  { trainable = true }: { readonly trainable?: boolean } = {},
): tf.Variable<R> {
  const size = shape.reduce((product, length) => product * length, 1);
  const values = new Float32Array(size).map(draw);
  return tf.tidy(() => tf.variable(tf.tensor<R>(values, shape), trainable));
}
