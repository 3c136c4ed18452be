import assert from 'node:assert/strict';
import { affinities } from '../../../../lib/evaluate/tsne/affinities';
import { assertClose } from '../../../support/assertClose';
import { uniforms } from '../../../../lib/random';

/** Conditional probabilities p(j|i) of neighbours at these squared distances. */
const conditional = (rows: readonly number[][], perplexity: number): number[][] => {
  const count = rows[0]!.length;
  const neighbours = {
    count,
    rows: new Int32Array(rows.length * count),
    distances: Float32Array.from(rows.flat()),
  };
  const { weights } = affinities(neighbours, perplexity);
  return rows.map((_, i) =>
    Array.from(weights.subarray(i * count, (i + 1) * count), (p) => 2 * rows.length * p),
  );
};

const perplexityOf = (probabilities: readonly number[]): number =>
  Math.exp(-probabilities.reduce((sum, p) => sum + (p > 0 ? p * Math.log(p) : 0), 0));

describe('affinities', () => {
  it('have the perplexity that is asked for, whatever the unit of distance', () => {
    const random = uniforms(1);
    for (const unit of [1e-20, 1e-3, 1, 1e6]) {
      const distances = Array.from({ length: 30 }, () => unit * random()).sort((a, b) => a - b);
      for (const perplexity of [2, 10, 25]) {
        const [row] = conditional([distances], perplexity);
        assertClose(perplexityOf(row!), perplexity, 1e-4);
        assertClose(
          row!.reduce((sum, p) => sum + p),
          1,
          1e-12,
        );
      }
    }
  });

  it('fall with the square of the distance as a normal distribution does', () => {
    const [[a, b, c]] = conditional([[1, 2, 4]], 2) as [number[]];
    // log p = −β d² + const, so differences of logs are as those of the squared distances.
    assertClose(Math.log(a! / c!) / Math.log(a! / b!), (4 - 1) / (2 - 1), 1e-9);
  });

  it('are equal for neighbours at one distance, 0 included', () => {
    for (const distance of [0, 3]) {
      assert.deepEqual(conditional([[distance, distance, distance, distance]], 2), [
        [0.25, 0.25, 0.25, 0.25],
      ]);
    }
  });

  it('are shares of one whole over all pairs', () => {
    const rows = [
      [1, 2, 3],
      [1, 5, 9],
    ];
    const sum = conditional(rows, 2)
      .flat()
      .reduce((total, p) => total + p);
    assertClose(sum / (2 * rows.length), 1 / 2, 1e-12); // each pair is met from both its ends
  });
});
