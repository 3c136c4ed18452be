import type { Affinities } from './affinities';
import { quadTree, type Plane } from './quadTree';

/** Options of {@link gradient}. */
export interface GradientOptions {
  /** Factor on the affinities, which keeps neighbours together at first. */
  readonly exaggeration?: number;
  /** A box whose side is below this times its distance counts as one point; 0 is exact. */
  readonly angle?: number;
}

// The forces are then about 1.5 % off, as scikit-learn's are at its 0.5: its boxes are wider.
const ANGLE = 0.35;

/**
 * Writes how the divergence of the affinities P from those in the plane, Q, grows with each point.
 *
 *     ∂KL(P ‖ Q) / ∂y_i = 4 Σ_j (p_ij − q_ij) w_ij (y_i − y_j)
 *     w_ij = 1 / (1 + ‖y_i − y_j‖²),   q_ij = w_ij / Σ_{k ≠ l} w_kl
 *
 * @see van der Maaten 2014, "Accelerating t-SNE". https://jmlr.org/papers/v15/vandermaaten14a.html
 */
export function gradient(
  points: Plane,
  affinities: Affinities,
  target: Plane,
  { exaggeration = 1, angle = ANGLE }: GradientOptions = {},
): void {
  const total = repel(points, target, angle);
  for (let i = 0; i < target.length; i += 1) target[i] = (target[i] ?? 0) * (-4 / total);
  attract(points, affinities, target, 4 * exaggeration);
}

/** Writes Σ_j w_ij² (y_i − y_j) for each i, and returns Σ_{i ≠ j} w_ij. */
function repel(points: Plane, target: Plane, angle: number): number {
  const { boxes, contents, next, order } = quadTree(points);
  const nearness = 1 / angle ** 2;
  let total = -order.length; // a point's own w_ii is 1, and in the sums
  for (const point of order) {
    const x = points[2 * point] ?? 0;
    const y = points[2 * point + 1] ?? 0;
    let pushX = 0;
    let pushY = 0;
    let box = 0;
    while (box < boxes) {
      const dx = x - (contents[4 * box] ?? 0);
      const dy = y - (contents[4 * box + 1] ?? 0);
      const distance = dx * dx + dy * dy;
      if (distance > nearness * (contents[4 * box + 3] ?? 0)) {
        const w = 1 / (1 + distance);
        const all = w * (contents[4 * box + 2] ?? 0);
        total += all;
        pushX += all * w * dx;
        pushY += all * w * dy;
        box = next[box] ?? boxes;
      } else box += 1;
    }
    target[2 * point] = pushX;
    target[2 * point + 1] = pushY;
  }
  return total;
}

/** Adds factor · Σ_j p_ij w_ij (y_i − y_j) for each i. */
function attract(
  points: Plane,
  { count, rows, weights }: Affinities,
  target: Plane,
  factor: number,
): void {
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i] ?? 0;
    const y = points[i + 1] ?? 0;
    let pullX = 0;
    let pullY = 0;
    const start = (i / 2) * count;
    for (let e = start; e < start + count; e += 1) {
      const j = 2 * (rows[e] ?? 0);
      const dx = x - (points[j] ?? 0);
      const dy = y - (points[j + 1] ?? 0);
      const pull = (factor * (weights[e] ?? 0)) / (1 + dx * dx + dy * dy);
      // One of the two terms of p_ij, which is p_ji as well.
      target[j] = (target[j] ?? 0) - pull * dx;
      target[j + 1] = (target[j + 1] ?? 0) - pull * dy;
      pullX += pull * dx;
      pullY += pull * dy;
    }
    target[i] = (target[i] ?? 0) + pullX;
    target[i + 1] = (target[i + 1] ?? 0) + pullY;
  }
}
