import * as tf from '@tensorflow/tfjs';
import { principalAxes } from '../evaluate/tsne/principalPlane';

/** A moment of a training as it was measured. */
export interface Moment {
  readonly epoch: number;
  /** Row by row, [N × D]. */
  readonly embeddings: Float32Array;
  readonly monitors: Readonly<Record<string, number>>;
}

/** A moment of a training as it can be drawn. */
export interface RunFrame {
  readonly epoch: number;
  /** [N, 2], in one and the same plane in all frames of a run. */
  readonly points: readonly (readonly number[])[];
  /** One for each point, where the run has labels. */
  readonly labels?: readonly (number | string)[];
  /** Name → number: what was noted, and what was measured. */
  readonly monitors: Readonly<Record<string, number>>;
}

// Where the search for the axes starts; it ends at the same axes from nearly anywhere.
const SEED = 1;

/**
 * The embeddings of all moments in one plane, so that a point that moves has moved.
 *
 * Two dimensions are drawn as they are. Of more, it is the plane in which the points of a moment
 * differ most from each other, over all moments together: each moment is centred by itself first.
 * A plane of the last moment alone would hide a collapse, at whose end there is nothing to see,
 * and a plane for each moment would turn from one to the next. The origin stays in its place.
 *
 * @param dim - D, numbers in an embedding.
 * @returns For each moment its points, [N, 2].
 */
export function inThePlane(moments: readonly Moment[], dim: number): number[][][] {
  const drawn = tf.tidy((): tf.Tensor2D[] => {
    const all = moments.map(({ embeddings }) =>
      tf.tensor2d(embeddings, [embeddings.length / dim, dim]),
    );
    if (dim === 2 || all.length === 0) return all;
    if (dim === 1)
      return all.map((rows) =>
        rows.pad([
          [0, 0],
          [0, 1],
        ]),
      );
    const differences = tf.concat(all.map((rows) => rows.sub<tf.Tensor2D>(rows.mean(0))));
    const axes = principalAxes(differences, SEED); // [2, D]
    return all.map((rows) => tf.matMul(rows, axes, false, true));
  });
  const points = drawn.map((rows) => rows.arraySync());
  tf.dispose(drawn);
  return points;
}
