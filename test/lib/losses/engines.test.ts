import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { compileStep } from '../../../lib/engine/compileStep';
import { softmaxCrossEntropy } from '../../../lib/engine/fused/softmaxCrossEntropy';
import { RUNGS } from '../../../lib/engine/rungs';
import {
  clipLoss,
  byolLoss,
  dclBatchLoss,
  dclLoss,
  enqueue,
  infoNce,
  marginLoss,
  mocoLoss,
  ntXent,
  pairBasedLoss,
  positivesOnlyLoss,
  temperatureSweep,
  sinkhorn,
  swavLoss,
} from '../../../lib/losses';
import { momentumUpdate } from '../../../lib/models';
import { pairIndices } from '../../../lib/similarity';
import { assertClose } from '../../support/assertClose';
import { LABELS, SIMILARITIES } from '../../support/labelled';
import {
  byolLoops,
  clipLoops,
  enqueueLoops,
  infoNceLoops,
  ntXentLoops,
  softmaxCrossEntropyLoops,
  swavLoops,
} from '../../support/loopsLosses';
import { assertMatrixClose } from '../../support/matrices';
import { itAgrees, type OpCase } from '../../support/opCases';
import { floats, given, integers, positives, useNativeEngine } from '../../support/rungs';
import { Z1, Z2 } from '../../support/sourceMatrices';
import { assertNoLeak } from '../../support/tensors';

type Run = OpCase['run'];
const similarities = given(SIMILARITIES.flat(), [5, 5]);
const views = [floats(6, 5), positives(6, 5)];

const dclOf = (labels: readonly number[]): Run =>
  ((s: tf.Tensor2D) => pairBasedLoss(s, pairIndices(labels), dclLoss)) as Run;

const cases: readonly OpCase[] = [
  {
    name: 'ntXent',
    inputs: [given(Z1.flat(), [4, 8]), given(Z2.flat(), [4, 8])],
    run: ntXent as Run,
  },
  {
    name: 'ntXent at temperature 0.01',
    inputs: views,
    run: ((z1: tf.Tensor2D, z2: tf.Tensor2D) => ntXent(z1, z2, { temperature: 0.01 })) as Run,
    tolerance: 1e-4, // a hundred times the cosines' rounding
  },
  {
    name: 'ntXent of rows of zeros',
    inputs: [given([0, 0, 0, 0, 0, 0], [2, 3]), floats(2, 3)],
    run: ntXent as Run,
  },
  {
    name: 'clipLoss with a scale that is learnt',
    inputs: [...views, given([2.5], [])],
    run: ((images: tf.Tensor2D, texts: tf.Tensor2D, logitScale: tf.Tensor) =>
      clipLoss(images, texts, { logitScale })) as Run,
  },
  {
    name: 'clipLoss at temperature 0.01',
    inputs: views,
    run: ((images: tf.Tensor2D, texts: tf.Tensor2D) =>
      clipLoss(images, texts, { temperature: 0.01 })) as Run,
    tolerance: 1e-4, // a hundred times the cosines' rounding
  },
  { name: 'positivesOnlyLoss', inputs: views, run: positivesOnlyLoss as Run },
  { name: 'sinkhorn', inputs: [floats(6, 4)], run: sinkhorn as Run },
  { name: 'swavLoss', inputs: [...views, floats(3, 5)], run: swavLoss as Run },
  {
    name: 'swavLoss of a row of zeros',
    inputs: [given([0, 0, 0, 0, 0, 0], [2, 3]), floats(2, 3), floats(4, 3)],
    run: swavLoss as Run,
  },
  { name: 'infoNce', inputs: [...views, floats(3, 5)], run: infoNce as Run },
  { name: 'mocoLoss', inputs: [...views, floats(9, 5)], run: mocoLoss as Run },
  { name: 'enqueue', inputs: [floats(9, 5), positives(4, 5)], run: enqueue as Run },
  { name: 'byolLoss', inputs: views, run: byolLoss as Run },
  {
    name: 'temperatureSweep',
    inputs: [...views, floats(3, 5), given([0.05, 0.2, 1], [3])],
    run: temperatureSweep as Run,
    tolerance: 1e-4, // at τ = 0.05 twenty times the cosines' rounding, and a division by τ² in its gradient
  },
  {
    name: 'marginLoss',
    inputs: [floats(6, 2), positives(6, 2), integers(2, 6)],
    run: marginLoss as Run,
  },
  {
    name: 'softmaxCrossEntropy',
    inputs: [floats(7, 4), integers(4, 7)],
    run: softmaxCrossEntropy as Run,
  },
  ...[LABELS, [1, 1, 1, 1, 1], [0, 1, 2, 3, 4]].flatMap((labels): OpCase[] => [
    {
      name: `dclBatchLoss of labels ${labels.join()}`,
      inputs: [similarities, given(labels, [5], 'int32')],
      run: dclBatchLoss as Run,
    },
    {
      name: `dclLoss of labels ${labels.join()}`,
      inputs: [similarities],
      run: dclOf(labels),
    },
  ]),
  { name: 'dclLoss of one image', inputs: [given([1], [1, 1])], run: dclOf([0]) },
];

describe('losses on the native engine compute', () => {
  useNativeEngine();
  itAgrees(cases);

  it('no tensor too many', async () => {
    await tf.setBackend('tensorflow');
    const [z1, z2] = [tf.tensor2d(Z1), tf.tensor2d(Z2)];
    assertNoLeak(() => ntXent(z1, z2));
    assertNoLeak(() => tf.grad((z) => ntXent(z as tf.Tensor2D, z2))(z1));
    tf.dispose([z1, z2]);
  });

  it('softmax cross entropy in a compiled step as loops do, for the labels of each batch', async () => {
    await tf.setBackend('tensorflow');
    const weight = tf.variable(tf.tensor2d(Z1));
    const step = compileStep(
      (labels: tf.Tensor) => softmaxCrossEntropy(weight as tf.Tensor2D, labels as tf.Tensor1D),
      { optimizer: tf.train.sgd(0), variables: [weight] },
    );
    for (const labels of [
      [0, 1, 2, 3],
      [7, 7, 0, 4],
      [5, 1, 6, 2],
    ]) {
      const found = tf.tidy(() => step(tf.tensor1d(labels, 'int32')).dataSync()[0]!);
      assertClose(found, softmaxCrossEntropyLoops(Z1, labels));
    }
    weight.dispose();
  });

  it('CLIP’s loss in a compiled step as loops do, and the scale of each step', async () => {
    await tf.setBackend('tensorflow');
    const weight = tf.variable(tf.tensor2d(Z1));
    const logitScale = tf.variable(tf.scalar(2));
    const step = compileStep(
      (texts: tf.Tensor) => clipLoss(weight as tf.Tensor2D, texts as tf.Tensor2D, { logitScale }),
      { optimizer: tf.train.sgd(0.01), variables: [weight, logitScale] },
    );
    for (let i = 0; i < 4; i += 1) {
      const scale = Math.exp(logitScale.dataSync()[0]!);
      const expected = clipLoops((weight as tf.Tensor2D).arraySync(), Z2, scale);
      assertClose(
        tf.tidy(() => step(tf.tensor2d(Z2)).dataSync()[0]!),
        expected,
      );
    }
    assert.notEqual(logitScale.dataSync()[0], 2);
    tf.dispose([weight, logitScale]);
  });

  it('NT-Xent in a compiled step as loops do', async () => {
    await tf.setBackend('tensorflow');
    const weight = tf.variable(tf.tensor2d(Z1));
    const step = compileStep((z2: tf.Tensor) => ntXent(weight as tf.Tensor2D, z2 as tf.Tensor2D), {
      optimizer: tf.train.sgd(0.01),
      variables: [weight],
    });
    for (let i = 0; i < 4; i += 1) {
      const expected = ntXentLoops((weight as tf.Tensor2D).arraySync(), Z2, 0.07);
      assertClose(
        tf.tidy(() => step(tf.tensor2d(Z2)).dataSync()[0]!),
        expected,
      );
    }
    weight.dispose();
  });

  it('SwAV in a compiled step as loops do, while its prototypes move', async () => {
    await tf.setBackend('tensorflow');
    const prototypes = tf.variable(tf.tensor2d(Z1.slice(0, 3)));
    const step = compileStep(
      (z1: tf.Tensor, z2: tf.Tensor) =>
        swavLoss(z1 as tf.Tensor2D, z2 as tf.Tensor2D, prototypes as tf.Tensor2D),
      { optimizer: tf.train.sgd(0.5), variables: [prototypes] },
    );
    for (let i = 0; i < 4; i += 1) {
      const at = (prototypes as tf.Tensor2D).arraySync();
      const found = tf.tidy(() => step(tf.tensor2d(Z1), tf.tensor2d(Z2)).dataSync()[0]!);
      assertClose(found, swavLoops([Z1, Z2, at], 0.1));
    }
    prototypes.dispose();
  });

  it('MoCo’s loss in a compiled step that fills its queue, as loops do', async () => {
    await tf.setBackend('tensorflow');
    const weight: tf.Variable<tf.Rank.R2> = tf.variable(tf.tensor2d(Z1));
    const queue: tf.Variable<tf.Rank.R2> = tf.variable(tf.eye(8), false);
    const step = compileStep(
      (keys: tf.Tensor) => {
        const loss = mocoLoss(weight, keys as tf.Tensor2D, queue);
        queue.assign(enqueue(queue, keys as tf.Tensor2D));
        return loss;
      },
      { optimizer: tf.train.sgd(0.01), variables: [weight] },
    );
    let expected = queue.arraySync();
    for (let i = 0; i < 5; i += 1) {
      const keys = Z2.map((row) => row.map((v, d) => v + (i * d) / 10));
      const loss = infoNceLoops(weight.arraySync(), keys, expected, 0.07);
      assertClose(
        tf.tidy(() => step(tf.tensor2d(keys)).dataSync()[0]!),
        loss,
      );
      expected = enqueueLoops(expected, keys);
      assertMatrixClose(queue.arraySync(), expected, 1e-5);
    }
    tf.dispose([weight, queue]);
  });

  it('BYOL’s loss in a compiled step, with a target that follows', async () => {
    await tf.setBackend('tensorflow');
    const online: tf.Variable<tf.Rank.R2> = tf.variable(tf.tensor2d(Z1));
    const target: tf.Variable<tf.Rank.R2> = tf.variable(tf.tensor2d(Z2));
    const networks = [{ weights: { w: target } }, { weights: { w: online } }] as const;
    const step = compileStep(
      (x: tf.Tensor2D) => {
        momentumUpdate(...networks, { momentum: 0.5 });
        return byolLoss(tf.matMul(x, online), tf.matMul(x, target));
      },
      { optimizer: tf.train.sgd(0.1), variables: [online] },
    );
    for (let i = 0; i < 4; i += 1) {
      const leader = online.arraySync();
      const follower = target
        .arraySync()
        .map((row, n) => row.map((v, d) => (v + leader[n]![d]!) / 2));
      assertClose(
        tf.tidy(() => step(tf.eye(4)).dataSync()[0]!),
        byolLoops(leader, follower),
      );
      assertMatrixClose(target.arraySync(), follower, 1e-5);
    }
    tf.dispose([online, target]);
  });
});

describe('losses on the wasm engine compute', () => {
  let earlier = '';
  before(async () => {
    await tf.ready();
    earlier = tf.getBackend();
    await RUNGS.find(({ name }) => name === 'wasm')!.start();
  });
  after(() => tf.setBackend(earlier));
  itAgrees(cases, 'wasm');
});
