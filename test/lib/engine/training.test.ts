import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { compileStep } from '../../../lib/engine/compileStep';
import { RUNGS } from '../../../lib/engine/rungs';
import { assertSameResults, resultsOn, useNativeEngine, type Results } from '../../support/rungs';
import { TRAININGS, type Begun, type Training } from '../../support/trainings';

const STEPS = 100;

/** Takes a step: `(…inputs) => loss`. */
type Step = (...inputs: tf.Tensor[]) => tf.Scalar;

const opByOp = ({ loss, optimizer, trained }: Begun): Step => {
  return (...inputs) => optimizer.minimize(() => loss(...inputs), true, trained)!;
};

const compiled = ({ loss, optimizer, trained }: Begun): Step =>
  compileStep(loss, { optimizer, variables: trained });

/** The first numbers of a weight: enough of the millions that some have. */
const some = (weight: tf.Variable): tf.Tensor =>
  weight.flatten().slice(0, Math.min(weight.size, 10_000));

/** Losses of all steps, and the weights after the last. */
async function trainOn(
  backend: string,
  { begin, inputs }: Training,
  stepOf: (begun: Begun) => Step,
): Promise<Results> {
  await tf.setBackend(backend);
  tf.engine().startScope();
  const begun = begin();
  const step = stepOf(begun);
  const losses = Array.from({ length: STEPS }, (_, i) =>
    tf.tidy(() => step(...inputs(i)).dataSync()[0]!),
  );
  const weights = [...begun.trained, ...begun.kept];
  const results = await resultsOn(backend, () => ({
    losses: tf.tensor1d(losses),
    ...Object.fromEntries(weights.map((w, i) => [`weight ${i}`, some(w)])),
  }));
  tf.dispose(weights);
  tf.engine().endScope();
  return results;
}

describe('native training over 100 steps', function () {
  this.timeout(300_000); // ResNet-18 takes 20 s on two idle cores
  useNativeEngine();

  for (const training of TRAININGS) {
    it(`compiled, takes ${training.name} where op by op it goes`, async () => {
      const expected = await trainOn('tensorflow', training, opByOp);
      const actual = await trainOn('tensorflow', training, compiled);
      assertSameResults(actual, expected, 1e-4);
    });

    if (training.isLarge) continue;
    it(`takes ${training.name} where pure JavaScript takes it`, () =>
      assertSameTraining('tensorflow', training));
  }
});

describe('WebAssembly over 100 steps', () => {
  let earlier = '';
  before(async () => {
    await tf.ready();
    earlier = tf.getBackend();
    await RUNGS.find(({ name }) => name === 'wasm')!.start();
  });
  after(() => tf.setBackend(earlier));

  for (const training of TRAININGS.filter(({ isLarge }) => !isLarge)) {
    it(`takes ${training.name} where pure JavaScript takes it`, () =>
      assertSameTraining('wasm', training));
  }
});

async function assertSameTraining(backend: string, training: Training): Promise<void> {
  const expected = await trainOn('cpu', training, opByOp);
  const actual = await trainOn(backend, training, opByOp);
  const { values } = expected['losses']!;
  assert.ok(values.at(-1)! < 0.95 * values[0]!, 'nothing was learned');
  // Rounding differs from op to op, and each step builds on all before.
  assertSameResults(actual, expected, 1e-3);
}
