import * as tf from '@tensorflow/tfjs';
import { formatShape } from '../shapes';
import type { Encoder } from './encoder';

/** Options of {@link momentumUpdate}. */
export interface MomentumOptions {
  /**
   * m, the share of its own weights that the target keeps, in [0, 1].
   *
   * @defaultValue 0.999
   */
  readonly momentum?: number;
}

/** What of a model a momentum update reads and writes. */
export type Weighted = Pick<Encoder, 'weights'>;

/**
 * Moves every weight of a target network a little towards its twin's: an exponential moving average
 * of all that the online network has been.
 *
 *     target ← m · target + (1 − m) · online
 *
 * Changes the target in place, the online network not at all. It may be called inside a compiled
 * step. Running statistics of batch norm are left alone: in training each network sees batches of
 * its own.
 *
 * @param target - The network that follows: MoCo's key encoder, BYOL's target.
 * @param online - The network that an optimizer trains; its weights have the target's names.
 * @throws RangeError unless 0 ≤ m ≤ 1 and both have the same weights by name and shape.
 * @see He et al. 2019, eq. 2. https://arxiv.org/abs/1911.05722; Grill et al. 2020, eq. 1.
 *   https://arxiv.org/abs/2006.07733
 */
export function momentumUpdate(
  target: Weighted,
  online: Weighted,
  { momentum = 0.999 }: MomentumOptions = {},
): void {
  assertMomentum(momentum);
  const pairs = pairsOf(target, online);
  tf.tidy(() => {
    for (const [follower, leader] of pairs) {
      follower.assign(follower.mul(momentum).add(leader.mul(1 - momentum)));
    }
  });
}

function assertMomentum(momentum: number): void {
  if (momentum >= 0 && momentum <= 1) return;
  throw new RangeError(`momentumUpdate: momentum is ${momentum}; it must be from 0 to 1.`);
}

/** Every weight of the target with the online one of the same name. */
function pairsOf(target: Weighted, online: Weighted): (readonly [tf.Variable, tf.Variable])[] {
  const names = new Set([...Object.keys(target.weights), ...Object.keys(online.weights)]);
  return [...names].map((name) => {
    const [follower, leader] = [target.weights[name], online.weights[name]];
    if (follower && leader && formatShape(follower.shape) === formatShape(leader.shape)) {
      return [follower, leader] as const;
    }
    throw new RangeError(
      `momentumUpdate: ${name} is ${found(follower)} in target, ${found(leader)} in online; ` +
        'both must be models of one kind and size.',
    );
  });
}

const found = (variable: tf.Variable | undefined): string =>
  variable ? formatShape(variable.shape) : 'missing';
