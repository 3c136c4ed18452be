import * as tf from '@tensorflow/tfjs';

/**
 * Elements of a tensor by their place in its flattened form.
 *
 * The gradient is scattered back, element by element: tf.gather's would be a product with one-hot
 * columns on the wasm engine, which is quadratic.
 *
 * @param x - Any shape.
 * @param places - Whole numbers below `x.size`, [P]; a place may occur several times.
 * @returns [P]
 */
export function pick(x: tf.Tensor, places: Int32Array): tf.Tensor1D {
  if (places.length === 0) return x.flatten().slice(0, 0);
  const gathered = tf.customGrad((...all) => ({
    value: tf.gather((all[0] as tf.Tensor).flatten(), tf.tensor1d(places, 'int32')),
    gradFunc: (dy: tf.Tensor) =>
      tf.scatterND(tf.tensor2d(places, [places.length, 1], 'int32'), dy, [x.size]).reshape(x.shape),
  }));
  return gathered(x) as tf.Tensor1D;
}
