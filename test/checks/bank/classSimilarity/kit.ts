import * as tf from '@tensorflow/tfjs';

/** Rows of numbers. */
export type M = tf.Tensor2D;
/** The last argument. */
export interface Options {
  readonly classes?: number;
}
/** What the exercise asks for. */
export type F = (embeddings: M, labels: Uint8Array, options?: Options) => unknown;

/** Rows of length 1. */
export const unit = (z: tf.Tensor): M => z.div(z.norm('euclidean', 1, true).add(1e-9));
/** Every row with every row. */
export const cosines = (a: tf.Tensor, b: tf.Tensor = a): M =>
  tf.matMul(unit(a), unit(b), false, true);
/** Where a class stands in the batch. */
export const rowsOf = (labels: Uint8Array, c: number) =>
  Array.from(labels.keys()).filter((n) => labels[n] === c);

/** Fills a matrix entry by entry from the similarities of two classes' members. */
export const entries =
  (entry: (sims: number[][], i: number, j: number) => number): F =>
  (embeddings, labels, { classes = 10 } = {}) => {
    const all = tf.tidy(() => cosines(embeddings).arraySync());
    const out: number[][] = [];
    for (let i = 0; i < classes; i++) {
      out.push([]);
      for (let j = 0; j < classes; j++) {
        const sims = rowsOf(labels, i).map((n) => rowsOf(labels, j).map((m) => all[n]![m]!));
        out[i]!.push(entry(sims, i, j));
      }
    }
    return tf.tensor2d(out);
  };

/** Of plain numbers. */
export const sum = (x: number[]) => x.reduce((s, v) => s + v, 0);
/** Of plain numbers; 0 of none. */
export const average = (x: number[]) => (x.length ? sum(x) / x.length : 0);
/** Without the self-pairs. */
export const off = (sims: number[][]) => sims.flatMap((row, n) => row.filter((_, m) => m !== n));
/** The pairs of two classes. */
export const within = (sims: number[][], i: number, j: number) =>
  i === j ? off(sims) : sims.flat();

/** Starts from one-hot sums, which most students find, and spoils one step. */
export const spoiled =
  (
    finish: (t: { totals: tf.Tensor; pairs: tf.Tensor; n: tf.Tensor; s: tf.Tensor }) => tf.Tensor,
    raw = false,
  ): F =>
  (embeddings, labels, { classes = 10 } = {}) => {
    const u = raw ? embeddings : unit(embeddings);
    const members = tf.oneHot(tf.tensor1d(labels, 'int32'), classes).toFloat();
    const s = tf.matMul(members, u, true);
    const n = members.sum(0);
    const self = tf.matMul(members, u.square().sum(1, true), true).reshape([classes]);
    const totals = tf.matMul(s, s, false, true).sub(tf.diag(self));
    const pairs = n.expandDims(1).mul(n).sub(tf.diag(n));
    return tf.tidy(() => finish({ totals, pairs, n, s }));
  };
