import type { Random } from '../../../lib';
import type { Matrix, Vector } from '../../plain';
import { drawContrast, lossOf, type Recipe } from '../infoNce/contrast';

/** Queries, positives, negatives, and the temperatures to try. */
export interface Swept extends Readonly<Record<string, Matrix | Vector>> {
  readonly query: Matrix;
  readonly positive: Matrix;
  readonly negatives: Matrix;
  readonly temperatures: Vector;
}

/** A loss for each temperature, in float64 loops: InfoNCE where the recipe is empty. */
export const sweepOf =
  (recipe: Recipe) =>
  ({ temperatures, ...rest }: Swept): number[] =>
    temperatures.map((temperature) =>
      lossOf(recipe)({ ...contrast(rest), options: { temperature } }),
    );

const contrast = ({ query = [], positive = [], negatives = [] }: Partial<Swept>) => ({
  query,
  positive,
  negatives,
});

/** Random rows, and temperatures in no order. */
export function drawSwept(
  random: Random,
  sizes: readonly [queries: number, negatives: number, dim: number],
  count: number,
): Swept {
  const { query, positive, negatives } = drawContrast(random, sizes, {});
  const temperature = () => (20 + Math.round(130 * random())) / 100;
  return { query, positive, negatives, temperatures: Array.from({ length: count }, temperature) };
}
