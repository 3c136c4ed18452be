import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import type { Rung } from '../../lib/engine/climb';
import { loadBinding } from '../../lib/engine/native/binding';
import { startNative } from '../../lib/engine/native/start';
import { uniforms } from '../../lib/random';

/** Largest difference allowed, relative to the largest expected value. */
export const TOLERANCE = 1e-5;

/**
 * A `before` hook that starts a rung. Where set-up could not build the native one its suite is
 * skipped, except where COURSE_ENGINE asks for it.
 */
export const startOrSkip = ({ name, start }: Pick<Rung, 'name' | 'start'>): Mocha.AsyncFunc =>
  async function () {
    try {
      await start();
    } catch (error) {
      if (name !== 'native' || process.env['COURSE_ENGINE'] === 'native') throw error;
      this.skip();
    }
  };

/** Starts the native engine for the tests of a suite; afterwards the backend of before is back. */
export function useNativeEngine(): void {
  let earlier = '';
  before(async () => {
    await tf.ready();
    earlier = tf.getBackend();
  });
  before(startOrSkip({ name: 'native', start: () => startNative(loadBinding) }));
  after(() => tf.setBackend(earlier));
}

/** Numbers that remember their shape and type, so that each rung can make its own tensor of them. */
export interface Numbers {
  readonly values: readonly number[];
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32' | 'bool';
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

const numbers = (
  shape: readonly number[],
  dtype: Numbers['dtype'],
  draw: (random: () => number) => number,
): Numbers => {
  const random = uniforms(sizeOf(shape) + 31 * shape.length);
  return { shape, dtype, values: Array.from({ length: sizeOf(shape) }, () => draw(random)) };
};

/** Floats about zero, from −2.25 to 2.25. */
export const floats = (...shape: number[]): Numbers =>
  numbers(shape, 'float32', (random) => 1.5 * (random() + random() + random() - 1.5));

/** Floats above zero, from 0.1 to 2. */
export const positives = (...shape: number[]): Numbers =>
  numbers(shape, 'float32', (random) => 0.1 + 1.9 * random());

/** Integers 0 … below − 1. */
export const integers = (below: number, ...shape: number[]): Numbers =>
  numbers(shape, 'int32', (random) => Math.floor(below * random()));

/** These very numbers. */
export const given = (
  values: readonly number[],
  shape: readonly number[] = [values.length],
  dtype: Numbers['dtype'] = 'float32',
): Numbers => ({ values, shape, dtype });

/** A tensor of them on the current backend. */
export const tensorOf = ({ values, shape, dtype }: Numbers): tf.Tensor =>
  tf.tensor([...values], [...shape], dtype);

/** Values of all results as numbers, by what they are called. */
export type Results = Readonly<
  Record<string, { readonly shape: number[]; readonly values: number[] }>
>;

/** Runs `compute` on one backend and reads what it returns. */
export async function resultsOn(
  backend: string,
  compute: () => Record<string, tf.Tensor> | Promise<Record<string, tf.Tensor>>,
): Promise<Results> {
  await tf.setBackend(backend);
  const tensors = await compute();
  return Object.fromEntries(
    Object.entries(tensors).map(([name, tensor]) => [
      name,
      { shape: tensor.shape, values: Array.from(tensor.dataSync()) },
    ]),
  );
}

/** Fails unless all shapes are equal, and all numbers up to `tolerance`; NaN equals only NaN. */
export function assertSameResults(actual: Results, expected: Results, tolerance = TOLERANCE): void {
  assert.deepEqual(Object.keys(actual), Object.keys(expected));
  for (const [name, { shape, values }] of Object.entries(expected)) {
    const found = actual[name]!;
    assert.deepEqual(found.shape, shape, `shape of ${name}`);
    const scale = Math.max(1e-6, ...values.map((v) => (Number.isFinite(v) ? Math.abs(v) : 0)));
    values.forEach((value, i) => {
      const other = found.values[i]!;
      const isSame = Object.is(other, value) || Math.abs(other - value) <= tolerance * scale;
      assert.ok(isSame, `${name}[${i}] is ${other}, expected ${value} (largest: ${scale})`);
    });
  }
}
