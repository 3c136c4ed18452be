import * as tf from '@tensorflow/tfjs';
import { normals, uniforms } from '../lib/random';
import { sphereStep } from '../lib/optim/sphereStep';
import { cosineSimilarityMatrix } from '../lib/similarity';
import { batchLoss } from './loss';
import { hasTemperature, negativesOf, RANGES, type Settings } from './settings';

/** A point of the unit sphere. */
export type Point = readonly [x: number, y: number, z: number];

/** Where every point is. A batch of N takes the first N pairs. */
export interface State {
  /** Steps since the start. */
  readonly step: number;
  readonly anchors: readonly Point[];
  /** The i-th is the positive of the i-th anchor. */
  readonly positives: readonly Point[];
  /** Negatives besides those of the batch; no step moves them. */
  readonly memory: readonly Point[];
}

/** The named objects: the first pairs of every batch. */
export const OBJECTS = ['Cat', 'Dog', 'Car', 'Plane'] as const;

const PAIRS = RANGES.batchSize.max;
const DIMENSIONS = 3;

// How far, in radians per step and slope, points go: fast to watch, and no loss overshoots.
const RATE = 0.2;

function unit(x: number, y: number, z: number): Point {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}

const asPoints = (rows: readonly (readonly number[])[]): Point[] =>
  rows.map(([x = 0, y = 0, z = 0]) => unit(x, y, z));

/** Random points before the first step: the same seed gives the same. */
export function initialState(seed: number): State {
  const normal = normals(uniforms(seed));
  const points = (count: number): Point[] =>
    Array.from({ length: count }, () => unit(normal(), normal(), normal()));
  return {
    step: 0,
    anchors: points(PAIRS),
    positives: points(PAIRS),
    memory: points(RANGES.negatives.max),
  };
}

const matrix = (points: readonly Point[]): tf.Tensor2D =>
  tf.tensor2d(
    points.map((point) => [...point]),
    [points.length, DIMENSIONS],
  );

/** The anchors and positives of the batch, [2N, D]. */
const batchOf = ({ anchors, positives }: State, { batchSize }: Settings): tf.Tensor2D =>
  matrix([...anchors.slice(0, batchSize), ...positives.slice(0, batchSize)]);

/** The loss as a function of the batch, [2N, D]. */
const lossAt = (state: State, settings: Settings) => (batch: tf.Tensor2D) => {
  const [anchors, positives] = tf.split(batch, 2) as [tf.Tensor2D, tf.Tensor2D];
  return batchLoss({ anchors, positives, memory: matrix(state.memory) }, settings);
};

/** The chosen loss, from lib, of the points as they are. */
export const lossOf = (state: State, settings: Settings): number =>
  tf.tidy(() => lossAt(state, settings)(batchOf(state, settings)).dataSync()[0] ?? NaN);

/**
 * One step of gradient descent on the points themselves, which stay on the sphere.
 *
 *     p ← (p − η ∂L/∂p) / ‖p − η ∂L/∂p‖
 *
 * η takes off the loss's 1/τ and its mean over pairs, so that all settings move at a like pace.
 */
export function stepped(state: State, settings: Settings): State {
  const { batchSize } = settings;
  const rows = tf.tidy(() => {
    const batch = batchOf(state, settings);
    const slope = tf.grad((x) => lossAt(state, settings)(x as tf.Tensor2D))(batch);
    return sphereStep(batch, slope as tf.Tensor2D, { learningRate: pace(settings) }).arraySync();
  });
  const moved = asPoints(rows);
  return {
    ...state,
    step: state.step + 1,
    anchors: [...moved.slice(0, batchSize), ...state.anchors.slice(batchSize)],
    positives: [...moved.slice(batchSize), ...state.positives.slice(batchSize)],
  };
}

function pace(settings: Settings): number {
  const { loss, temperature, batchSize } = settings;
  const pairs = loss === 'margin' ? 1 + negativesOf(settings) : 1;
  return RATE * batchSize * pairs * (hasTemperature(loss) ? temperature : 1);
}

/** Cosines of the named objects and their positives: Cat, Cat+, Dog, Dog+ …, [8, 8]. */
export const similarities = ({ anchors, positives }: State): number[][] =>
  tf.tidy(() => {
    const named = anchors.slice(0, OBJECTS.length);
    const z = matrix(named.flatMap((anchor, i) => [anchor, positives[i] ?? anchor]));
    return cosineSimilarityMatrix(z, z).arraySync();
  });
