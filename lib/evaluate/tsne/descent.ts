import type { Plane } from './quadTree';

/** One step down a gradient. */
export type Descent = (gradient: Plane) => void;

const SMALLEST_GAIN = 0.01;

/**
 * Gradient descent with momentum and a gain for each coordinate, which grows while the coordinate
 * goes on its way and shrinks when it turns back.
 *
 * @param points - Changed in place.
 * @see Jacobs 1988, "Increased rates of convergence through learning rate adaptation".
 */
export function createDescent(points: Plane, learningRate: number, momentum: number): Descent {
  const velocities = new Float64Array(points.length);
  const gains = new Float64Array(points.length).fill(1);
  return (gradient) => {
    for (let i = 0; i < points.length; i += 1) {
      const slope = gradient[i] ?? 0;
      const velocity = velocities[i] ?? 0;
      const gain = gains[i] ?? 1;
      const changed = slope * velocity < 0 ? gain + 0.2 : Math.max(SMALLEST_GAIN, gain * 0.8);
      const step = momentum * velocity - learningRate * changed * slope;
      gains[i] = changed;
      velocities[i] = step;
      points[i] = (points[i] ?? 0) + step;
    }
  };
}
