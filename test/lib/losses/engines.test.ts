import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { compileStep } from '../../../lib/engine/compileStep';
import { softmaxCrossEntropy } from '../../../lib/engine/fused/softmaxCrossEntropy';
import { RUNGS } from '../../../lib/engine/rungs';
import {
  clipLoss,
  dclBatchLoss,
  dclLoss,
  infoNce,
  marginLoss,
  ntXent,
  pairBasedLoss,
  positivesOnlyLoss,
  temperatureSweep,
  sinkhorn,
  swavLoss,
} from '../../../lib/losses';
import { pairIndices } from '../../../lib/similarity';
import { assertClose } from '../../support/assertClose';
import { LABELS, SIMILARITIES } from '../../support/labelled';
import {
  clipLoops,
  ntXentLoops,
  softmaxCrossEntropyLoops,
  swavLoops,
} from '../../support/loopsLosses';
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
