import * as tf from '@tensorflow/tfjs';

/** What the exercise asks for. */
export type F = (gradients: tf.NamedTensorMap, options?: { readonly maxNorm?: number }) => unknown;

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'one root at the end': (gradients, { maxNorm = 1 } = {}) => {
    const norm = tf.tidy(() => {
      const squares = Object.values(gradients).map((g) => g.square().sum());
      return Math.sqrt(tf.addN(squares).dataSync()[0]!);
    });
    if (!Number.isFinite(norm)) return { norm, factor: 0 };
    return { norm, factor: norm > maxNorm ? maxNorm / norm : 1 };
  },
  'one long vector': (gradients, options) =>
    tf.tidy(() => {
      const all = tf.concat(Object.values(gradients).map((g) => g.flatten()));
      const [norm = NaN] = all.norm().dataSync();
      const most = options?.maxNorm ?? 1;
      return { norm, factor: Number.isFinite(norm) ? most / Math.max(norm, most) : 0 };
    }),
  'lengths of lengths, as PyTorch has it': (gradients, { maxNorm = 1 } = {}) => {
    const lengths = Object.values(gradients).map((g) => Math.hypot(...g.dataSync()));
    const norm = lengths.some(Number.isNaN) ? NaN : Math.hypot(...lengths);
    return { norm, factor: norm < Infinity ? Math.min(1, maxNorm / (norm + 1e-6)) : 0 };
  },
};
