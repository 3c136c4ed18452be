/** What an optimizer does to one weight, given the gradients of its steps, in float64. */
export type Path = (weight: number, gradients: readonly number[]) => number;

interface AdamKnobs {
  readonly rate: number;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
  readonly decay?: number;
}

/** Adam, with decoupled weight decay: algorithm 2 of Loshchilov and Hutter. */
export const adamLoops =
  ({ rate, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, decay = 0 }: AdamKnobs): Path =>
  (weight, gradients) => {
    let [w, m, v] = [weight, 0, 0];
    gradients.forEach((g, i) => {
      m = beta1 * m + (1 - beta1) * g;
      v = beta2 * v + (1 - beta2) * g * g;
      const mean = m / (1 - beta1 ** (i + 1));
      const square = v / (1 - beta2 ** (i + 1));
      w = w - rate * decay * w - (rate * mean) / (Math.sqrt(square) + epsilon);
    });
    return w;
  };

interface MomentumKnobs {
  readonly rate: number;
  readonly momentum: number;
  readonly decay?: number;
}

/** Gradient descent with momentum, as torch.optim.SGD has it. */
export const momentumLoops =
  ({ rate, momentum, decay = 0 }: MomentumKnobs): Path =>
  (weight, gradients) => {
    let [w, v] = [weight, 0];
    for (const g of gradients) {
      v = momentum * v + g + decay * w;
      w -= rate * v;
    }
    return w;
  };
