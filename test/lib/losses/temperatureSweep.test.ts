import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { infoNce, temperatureSweep } from '../../../lib/losses';
import { assertClose } from '../../support/assertClose';
import { assertGradient } from '../../support/differences';
import { infoNceLoops } from '../../support/loopsLosses';
import { rows } from '../../support/matrices';
import { assertNoLeak } from '../../support/tensors';

type Matrix = readonly number[][];
const tensor = (x: Matrix) => tf.tensor2d(x as number[][]);
const sweep = (query: Matrix, positive: Matrix, negatives: Matrix, temperatures: number[]) =>
  tf.tidy(() => {
    const three = [tensor(query), tensor(positive), tensor(negatives)] as const;
    return Array.from(temperatureSweep(...three, tf.tensor1d(temperatures)).dataSync());
  });

/** A vector whose cosine with (1, 0) is `cosine`. */
const at = (cosine: number): number[] => [cosine, Math.sqrt(1 - cosine ** 2)];
const QUERY = [[1, 0]];
const GOOD = [QUERY, [at(0.8)], [0.2, 0.15, 0.1].map(at)] as const;
const BAD = [QUERY, [at(0.1)], [0.5, 0.4, 0.3].map(at)] as const;

const batches = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
  .chain(([n, k]) => fc.tuple(rows(n, 3), rows(n, 3), rows(k, 3)));
const taus = fc.array(fc.double({ min: 0.05, max: 5, noNaN: true }), {
  minLength: 1,
  maxLength: 4,
});

describe('temperatureSweep', () => {
  before(() => tf.setBackend('cpu'));

  it('agrees with float64 loops at each temperature', () => {
    fc.assert(
      fc.property(batches, taus, ([query, positive, negatives], temperatures) => {
        const found = sweep(query, positive, negatives, temperatures);
        assert.equal(found.length, temperatures.length);
        temperatures.forEach((t, i) => {
          assertClose(found[i]!, infoNceLoops(query, positive, negatives, t), 1e-4);
        });
      }),
    );
  });

  it('is infoNce at that temperature', () => {
    const three = GOOD.map(tensor) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
    const [found = NaN] = sweep(...GOOD, [0.3]);
    assertClose(found, infoNce(...three, { temperature: 0.3 }).dataSync()[0]!);
  });

  it('falls without end for a good query as τ does, and rises for a bad one; both tend to log(1 + K)', () => {
    const temperatures = [0.01, 0.1, 1, 1000];
    const [good, bad] = [sweep(...GOOD, temperatures), sweep(...BAD, temperatures)];
    assert.ok(good[0]! < good[1]! && good[1]! < good[2]! && good[2]! < good[3]!);
    assert.ok(bad[0]! > bad[1]! && bad[1]! > bad[2]! && bad[2]! > bad[3]!);
    for (const loss of [good[3]!, bad[3]!]) assertClose(loss, Math.log(4), 1e-3);
    assertClose(bad[0]!, (0.5 - 0.1) / 0.01, 1e-4);
  });

  it('has the gradient of the loops', () => {
    const [query, positive, negatives] = [[[0.3, -1.2, 0.4]], [[0.1, -0.9, 0.8]], [[0.5, 0.5, -1], [-0.4, -0.8, 0.6]]]; // prettier-ignore
    const [p, n, t] = [tensor(positive), tensor(negatives), tf.tensor1d([0.2, 0.7])];
    assertGradient(
      (x) => temperatureSweep(x, p, n, t).sum(),
      (x) => infoNceLoops(x, positive, negatives, 0.2) + infoNceLoops(x, positive, negatives, 0.7),
      query,
    );
  });

  it('is finite at temperature 0.01 and for rows of zeros', () => {
    assertClose(sweep(QUERY, [at(-1)], [at(1)], [0.01])[0]!, 200);
    assertClose(sweep([[0, 0]], [[0, 0]], [[0, 0]], [0.01])[0]!, Math.log(2));
  });

  it('names the shapes when they do not fit', () => {
    const z = tf.zeros<tf.Rank.R2>([8, 32]);
    assert.throws(() => temperatureSweep(z, z, tf.zeros([4, 16]), tf.tensor1d([1])), {
      name: 'RangeError',
      message:
        'temperatureSweep: query is [8, 32], negatives is [4, 16]; there must be at least one negative, in rows of the same length.',
    });
    assert.throws(() => temperatureSweep(z, z, z, tf.tensor1d([])), {
      name: 'RangeError',
      message: 'temperatureSweep: temperatures is [0]; it must be a list, [T].',
    });
  });

  it('leaves no tensor behind, nor does its gradient', () => {
    const [z, t] = [tf.ones<tf.Rank.R2>([4, 8]), tf.tensor1d([0.1, 1])];
    assertNoLeak(() => temperatureSweep(z, z, z, t));
    assertNoLeak(() => tf.grad((x) => temperatureSweep(x as tf.Tensor2D, z, z, t))(z));
    tf.dispose([z, t]);
  });
});
