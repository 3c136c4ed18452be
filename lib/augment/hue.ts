import * as tf from '@tensorflow/tfjs';
import { compileFunction } from '../engine/compileFunction';
import type { ColourChange, Planes } from './colours';

/**
 * Turns the hue of HSV by a part of a full turn; the largest and smallest channel of each pixel
 * keep their values V and V − C, the chroma.
 *
 * With the hue H counted in sixths of a turn from red, in (−3, 3], a channel whose own hue is o is
 *
 *     V − C + C · clip(2 − d, 0, 1),   d = distance from H to o around the circle of 6
 *
 * and C · H = ± (C + green + blue − red − (V − C)), positive where green ≥ blue. All is computed
 * times C, so that nothing is divided and gray stays as it is.
 *
 * @param turns - [N, 1], of any size: whole turns change nothing.
 */
export const hue: ColourChange = compileFunction((planes: Planes, turns: tf.Tensor2D) => {
  const [r, g, b] = tf.split(planes, 3) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
  const most = tf.maximum(tf.maximum(r, g), b);
  const least = tf.minimum(tf.minimum(r, g), b);
  const chroma = most.sub(least);
  const sixths = turns.sub(turns.round()).mul(6); // in [−3, 3]
  const size = chroma.add(g).add(b).sub(r).sub(least);
  const angle = tf.where(g.greaterEqual(b), size, size.neg()).add(chroma.mul(sixths));
  const third = chroma.mul(2);
  const channel = (distance: tf.Tensor) =>
    third.add(least).sub(aroundCircle(distance, chroma)).maximum(least).minimum(most);
  return tf.concat([angle, angle.sub(third), angle.add(third)].map(channel)) as Planes;
});

/** Distance to 0 on a circle of 6 · chroma, of up to 9 · chroma that were gone along it. */
const aroundCircle = (gone: tf.Tensor, chroma: tf.Tensor): tf.Tensor => {
  const half = chroma.mul(3);
  return half.sub(half.sub(gone.abs()).abs()).abs();
};
