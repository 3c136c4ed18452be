import * as tf from '@tensorflow/tfjs';
import type { Recipe } from '../../../lib';
import { COUNT, pictures } from './health';

const STEPS = 12;
/** So few steps see a schedule for the notebook's 192 from end to end. */
const STRIDE = 16;
const MOMENTUM = 0.9;
const [PIXELS, HIDDEN, DIM] = [784, 24, 16];
/** As many as in a batch of the notebook, so that a perfect answer costs the same. */
const PERFECT = 32;

/** What is measured of a recipe and of a short run by it. */
export interface Measured {
  /** What the loss asks for a perfect answer. */
  readonly perfect: number;
  /** How far two views of a picture are apart. */
  readonly apart: number;
  readonly firstLoss: number;
  readonly lastLoss: number;
  /** How many times as long projections are at the end as at the start. */
  readonly growth: number;
}

/** Weights, then how fast they move. */
type State = readonly [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];

/**
 * Trains a small network by a recipe.
 *
 * @throws Error where the views or the losses have not the shape that a recipe promises.
 */
export const runBy = (recipe: Recipe, seed: number): Measured =>
  tf.tidy(() => {
    const pixels = pictures(seed);
    const viewsAt = (step: number) => shapely(recipe.views(pixels.slice(), 1000 * seed + step));
    const start = startOf(seed);
    const losses: number[] = [];
    let state = start;
    for (let step = 1; step <= STEPS; step += 1) {
      const views = viewsAt(step);
      const { value, slopes } = slopesOf(state, views, recipe);
      losses.push(value);
      state = moved(state, slopes, { ...recipe, rate: recipe.learningRate(STRIDE * step) });
    }
    const [one, other] = viewsAt(0);
    const lengthIn = (at: State) => numberOf(projected(one, at).square().sum(1).sqrt().mean());
    return {
      perfect: numberOf(recipe.loss(tf.eye(PERFECT), tf.eye(PERFECT)).mean()),
      apart: numberOf(one.sub(other).square().mean()),
      firstLoss: losses[0] ?? NaN,
      lastLoss: losses.slice(-4).reduce((sum, v) => sum + v / 4, 0),
      growth: lengthIn(state) / lengthIn(start),
    };
  });

const numberOf = (scalar: tf.Tensor): number => scalar.dataSync<'float32'>()[0] ?? NaN;

function startOf(seed: number): State {
  const first = tf.randomNormal([PIXELS, HIDDEN], 0, 1 / Math.sqrt(PIXELS), 'float32', seed);
  const second = tf.randomNormal([HIDDEN, DIM], 0, 1 / Math.sqrt(HIDDEN), 'float32', seed + 1);
  return [first, second, tf.zerosLike(first), tf.zerosLike(second)];
}

const projected = (x: tf.Tensor2D, [first, second]: readonly tf.Tensor[]): tf.Tensor2D =>
  tf.matMul(tf.relu(tf.matMul(x, first as tf.Tensor2D)), second as tf.Tensor2D);

type Views = readonly [tf.Tensor2D, tf.Tensor2D];

function shapely(views: Views): Views {
  for (const { shape } of views) {
    if (shape.join() !== `${COUNT},${PIXELS}`) throw new Error(`views has the shape [${shape.join(', ')}]; wanted: [${COUNT}, ${PIXELS}], a row for each picture`); // prettier-ignore
  }
  return views;
}

/** The mean loss of a batch and its gradient. */
function slopesOf([first, second]: State, [one, other]: Views, { loss }: Recipe) {
  const images = tf.concat([one, other]);
  const { value, grads } = tf.valueAndGrads((...weights) => {
    const [z1, z2] = tf.split(projected(images, weights), 2) as [tf.Tensor2D, tf.Tensor2D];
    const losses = loss(z1, z2);
    if (losses.shape.join() !== `${2 * COUNT}`) throw new Error(`the loss has the shape [${losses.shape.join(', ')}]; wanted: [${2 * COUNT}], a number for each view`); // prettier-ignore
    return losses.mean();
  })([first, second]);
  return { value: numberOf(value), slopes: grads };
}

/** One step with momentum along a gradient that is no longer than it may be. */
function moved(
  [first, second, ...speeds]: State,
  slopes: readonly tf.Tensor[],
  { maxNorm, rate }: { readonly maxNorm: number; readonly rate: number },
): State {
  const norm = Math.sqrt(numberOf(tf.addN(slopes.map((slope) => slope.square().sum()))));
  const factor = Number.isFinite(norm) ? Math.min(1, maxNorm / norm) : 0;
  const faster = speeds.map((v, i) => v.mul(MOMENTUM).add(slopes[i]?.mul(factor) ?? 0));
  const [v1, v2] = faster as [tf.Tensor, tf.Tensor];
  return [first.sub(v1.mul(rate)), second.sub(v2.mul(rate)), v1, v2];
}
