import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import {
  assertSameResults,
  resultsOn,
  useNativeEngine,
  type Results,
} from '../../../support/rungs';
import { TRAININGS, type Training } from '../../../support/trainings';

const STEPS = 100;

/** Losses of all steps, and the weights after the last. */
const trainOn = async (backend: string, { begin }: Training): Promise<Results> => {
  await tf.setBackend(backend);
  tf.engine().startScope();
  const { step, weights } = begin();
  const losses = Array.from({ length: STEPS }, (_, i) => tf.tidy(() => step(i).dataSync()[0]!));
  const results = await resultsOn(backend, () => ({
    losses: tf.tensor1d(losses),
    ...Object.fromEntries(weights.map((w, i) => [`weight ${i}`, w])),
  }));
  tf.dispose(weights);
  tf.engine().endScope();
  return results;
};

describe('native training over 100 steps', () => {
  useNativeEngine();

  for (const training of TRAININGS) {
    it(`takes ${training.name} where pure JavaScript takes it`, async () => {
      const expected = await trainOn('cpu', training);
      const actual = await trainOn('tensorflow', training);
      const { values } = expected['losses']!;
      assert.ok(values.at(-1)! < 0.95 * values[0]!, 'nothing was learned');
      // Rounding differs from op to op, and each step builds on all before.
      assertSameResults(actual, expected, 1e-3);
    });
  }
});
