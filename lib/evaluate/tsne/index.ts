import { setImmediate } from 'node:timers/promises';
import * as tf from '@tensorflow/tfjs';
import { kernelApi } from '../../kernelApi';
import { uniforms } from '../../random';
import { centred } from '../distances';
import { assertRows } from '../guards';
import { affinities, type Affinities } from './affinities';
import { createDescent } from './descent';
import { gradient } from './gradient';
import { findNeighbours } from './neighbours';
import { principalPlane } from './principalPlane';
import type { Plane } from './quadTree';
import { assertWhole } from '../../shapes';

/** How far a t-SNE is. */
export interface TsneProgress {
  /** Completed, from 1. */
  readonly iteration: number;
  readonly iterations: number;
}

/** Options of {@link tsne}. */
export interface TsneOptions {
  /** How many neighbours a point has, softly counted; below the number of points. */
  readonly perplexity?: number;
  readonly iterations?: number;
  readonly seed?: number;
  /** Hears of each iteration; t-SNE waits for it. */
  readonly onProgress?: (progress: TsneProgress) => void | Promise<void>;
  /** Stops it after the iteration in hand; the kernel's Stop by default. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * t-SNE: puts points into the plane such that neighbours stay neighbours.
 *
 * Barnes–Hut gradients, exact neighbours, and what scikit-learn does with `init="pca"` and
 * `learning_rate="auto"`: a quarter of the iterations with affinities 12 times too large and
 * momentum 0.5, then momentum 0.8. Distances between far clusters in the plane mean little.
 *
 * @param points - Embeddings as rows, [N, D].
 * @returns Places in the plane, [N, 2]; the same for the same seed. The caller disposes them.
 * @throws the reason of `signal` when that is aborted.
 * @throws RangeError unless `points` is a matrix of finite numbers with more rows than `perplexity`.
 * @see van der Maaten 2014. https://jmlr.org/papers/v15/vandermaaten14a.html
 * @see Kobak and Berens 2019, on the start and the learning rate. https://doi.org/10.1038/s41467-019-13056-x
 */
export async function tsne(points: tf.Tensor2D, options: TsneOptions = {}): Promise<tf.Tensor2D> {
  const { perplexity = 30, iterations = 1000, seed = 0, onProgress } = options;
  const { signal = kernelApi()?.stopSignal() } = options;
  await assertPoints(points, perplexity, iterations);
  const breathe = async () => {
    await setImmediate();
    signal?.throwIfAborted();
  };
  await breathe();
  const count = Math.min(points.shape[0] - 1, Math.floor(3 * perplexity + 1));
  const around = centred(points);
  try {
    const pulls = affinities(await findNeighbours(around, count, breathe), perplexity);
    const places = start(around, seed);
    const descend = descent(places, pulls, iterations);
    for (let iteration = 1; iteration <= iterations; iteration += 1) {
      descend(iteration);
      await onProgress?.({ iteration, iterations });
      await breathe();
    }
    return tf.tensor2d(Float32Array.from(places), [points.shape[0], 2]);
  } finally {
    around.dispose();
  }
}

const EXAGGERATION = 12;

/** Takes an iteration of so many, counted from 1. */
function descent(
  places: Plane,
  pulls: Affinities,
  iterations: number,
): (iteration: number) => void {
  const learningRate = Math.max(50, places.length / 2 / EXAGGERATION / 4);
  const slopes = new Float64Array(places.length);
  const phase = (exaggeration: number, momentum: number) => {
    const descend = createDescent(places, learningRate, momentum);
    return () => {
      gradient(places, pulls, slopes, { exaggeration });
      descend(slopes);
    };
  };
  // Each begins at rest: with the speed and gains of the first, the second would tear clusters.
  const [early, late] = [phase(EXAGGERATION, 0.5), phase(1, 0.8)];
  return (iteration) => {
    if (iteration <= iterations / 4) early();
    else late();
  };
}

// So small that all points can still pass each other.
const START = 1e-4;

/** The principal plane with a spread of 1e-4, and a tenth of that drawn by lot. */
function start(points: tf.Tensor2D, seed: number): Plane {
  const plane = tf.tidy(() => {
    const seen = principalPlane(points, seed);
    const { variance } = tf.moments(seen.slice([0, 0], [-1, 1]));
    return seen.div(variance.sqrt().maximum(1e-12)).dataSync<'float32'>();
  });
  const random = uniforms(seed);
  return Float64Array.from(plane, (place) => START * (place + 0.2 * (random() - 0.5)));
}

async function assertPoints(
  points: tf.Tensor2D,
  perplexity: number,
  iterations: number,
): Promise<void> {
  assertRows('tsne', { points });
  assertWhole('tsne', { iterations });
  const [size, dim] = points.shape;
  if (!(perplexity >= 1 && perplexity < size)) {
    throw new RangeError(
      `tsne: perplexity is ${perplexity} with ${size} points; it must be at least 1 and below ` +
        'their number.',
    );
  }
  const wrong = (await points.data()).findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    throw new RangeError(
      `tsne: row ${Math.floor(wrong / dim)} of points has a number that is not finite.`,
    );
  }
}
