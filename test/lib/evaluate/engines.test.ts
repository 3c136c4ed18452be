import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { RUNGS } from '../../../lib/engine/rungs';
import { alignment } from '../../../lib/evaluate/alignment';
import { collapseMonitor } from '../../../lib/evaluate/collapseMonitor';
import { daviesBouldin } from '../../../lib/evaluate/daviesBouldin';
import { kMeans } from '../../../lib/evaluate/kMeans';
import { knnAccuracy } from '../../../lib/evaluate/knnAccuracy';
import { linearProbe } from '../../../lib/evaluate/linearProbe';
import { uniformity } from '../../../lib/evaluate/uniformity';
import { compileStep } from '../../../lib/engine/compileStep';
import { assertClose } from '../../support/assertClose';
import { floats, given, startOrSkip, tensorOf } from '../../support/rungs';

const CLASSES = Uint8Array.from({ length: 24 }, (_, i) => i % 3);

/** Every measure of the same embeddings. */
async function measures(): Promise<Record<string, number>> {
  const z1 = tensorOf(floats(24, 5)) as tf.Tensor2D;
  const z2 = tensorOf(given(floats(24, 6).values.slice(24), [24, 5])) as tf.Tensor2D;
  const scalars = { align: alignment(z1, z2), uniform: uniformity(z1, { tile: 7 }) };
  const { assignments, inertia } = kMeans(z1, { clusters: 4 });
  const { standardDeviation, effectiveRank, variance } = collapseMonitor(z1);
  const probed = await linearProbe({
    ...{ embeddings: z1, labels: CLASSES, testEmbeddings: z2, testLabels: CLASSES },
    ...{ classes: 3, batchSize: 10, epochs: 3 },
  });
  const found = {
    align: scalars.align.dataSync()[0]!,
    uniform: scalars.uniform.dataSync()[0]!,
    inertia,
    daviesBouldin: daviesBouldin(z1, assignments),
    knn: await knnAccuracy(z1, CLASSES, z2, CLASSES, { k: 3, tile: 10 }),
    probeLoss: probed.history.epochLosses.at(-1)!,
    probeAccuracy: probed.accuracy,
    ...{ standardDeviation, effectiveRank, variance },
  };
  tf.dispose([z1, z2, scalars]);
  return found;
}

/** Two weights after four steps down the sum of both losses, which is compiled where it can be. */
function trained(): number[] {
  const weight = tf.variable(tf.tensor2d([[1, -0.5], [0.3, 0.8]])); // prettier-ignore
  const optimizer = tf.train.sgd(0.1);
  const step = compileStep(
    (x: tf.Tensor2D) => {
      const z: tf.Tensor2D = tf.matMul(x, weight);
      return alignment(z, x).add(uniformity(z, { tile: 3 }));
    },
    { optimizer, variables: [weight] },
  );
  const x = tensorOf(floats(8, 2)) as tf.Tensor2D;
  for (let i = 0; i < 4; i += 1) step(x).dispose();
  const weights = [...weight.dataSync()];
  tf.dispose([weight, x]);
  optimizer.dispose();
  return weights;
}

describe('evaluate', () => {
  let expected: { readonly measures: Record<string, number>; readonly weights: number[] };
  before(async () => {
    await tf.setBackend('cpu');
    expected = { measures: await measures(), weights: trained() };
  });
  after(() => tf.setBackend('cpu'));

  for (const rung of RUNGS) {
    describe(`on ${rung.title}`, () => {
      before(startOrSkip(rung));

      it('measures the same as pure JavaScript, and keeps no tensor', async () => {
        await measures();
        const before = tf.memory().numTensors;
        const found = await measures();
        // A compiled step keeps its learning rate.
        const kept = rung.name === 'native' ? 1 : 0;
        assert.equal(tf.memory().numTensors, before + kept);
        assert.deepEqual(Object.keys(found), Object.keys(expected.measures));
        for (const [name, value] of Object.entries(found)) {
          assertClose(value, expected.measures[name]!, 1e-4);
        }
      });

      it('trains by alignment and uniformity, in one function where it can', () => {
        trained().forEach((weight, i) => {
          assertClose(weight, expected.weights[i]!, 1e-4);
        });
      });
    });
  }
});
