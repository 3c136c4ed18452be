import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { compileStep } from '../../../lib/engine/compileStep';
import { RUNGS } from '../../../lib/engine/rungs';
import { adam } from '../../../lib/optim/adam';
import { adamW } from '../../../lib/optim/adamW';
import { setLearningRate } from '../../../lib/optim/setLearningRate';
import { sgdMomentum } from '../../../lib/optim/sgdMomentum';
import { uniforms } from '../../../lib/random';
import { assertClose } from '../../support/assertClose';
import { adamLoops, momentumLoops, type Path } from '../../support/loopsOptim';
import { startOrSkip } from '../../support/rungs';

const STEPS = 100;
const START = [0.5, -2, 0, 3];

// Large ones, small ones, ones of both signs, and some that are 0.
const random = uniforms(9);
const slopes = Array.from({ length: STEPS }, (_, step) =>
  [4, 0.01, 1, 1].map((scale, i) => (i === 3 && step % 2 === 1 ? 0 : scale * (random() - 0.3))),
);

interface Case {
  readonly make: () => tf.Optimizer;
  readonly loops: Path;
}

const cases: Readonly<Record<string, Case>> = {
  adam: { make: () => adam(), loops: adamLoops({ rate: 1e-3 }) },
  'adam with knobs of its own': {
    make: () => adam({ learningRate: 0.02, beta1: 0.5, beta2: 0.9, epsilon: 1e-3 }),
    loops: adamLoops({ rate: 0.02, beta1: 0.5, beta2: 0.9, epsilon: 1e-3 }),
  },
  adamW: { make: () => adamW(), loops: adamLoops({ rate: 3e-4, decay: 1e-2 }) },
  'adamW with knobs of its own': {
    make: () => adamW({ learningRate: 0.02, weightDecay: 0.3, beta1: 0.8 }),
    loops: adamLoops({ rate: 0.02, decay: 0.3, beta1: 0.8 }),
  },
  'adamW without decay': {
    make: () => adamW({ weightDecay: 0 }),
    loops: adamLoops({ rate: 3e-4 }),
  },
  sgdMomentum: { make: () => sgdMomentum(), loops: momentumLoops({ rate: 0.01, momentum: 0.9 }) },
  'sgdMomentum with decay': {
    make: () => sgdMomentum({ learningRate: 0.02, momentum: 0.5, weightDecay: 0.1 }),
    loops: momentumLoops({ rate: 0.02, momentum: 0.5, decay: 0.1 }),
  },
};

/** Weights after all steps; the gradient of Σ w s is s. */
function descended(optimizer: tf.Optimizer, isCompiled: boolean): number[] {
  const weight = tf.variable(tf.tensor1d(START));
  const loss = (slope: tf.Tensor): tf.Scalar => weight.mul(slope).sum();
  const step = isCompiled
    ? compileStep(loss, { optimizer, variables: { weight } })
    : (slope: tf.Tensor) => optimizer.minimize(() => loss(slope), true, [weight]);
  for (const slope of slopes) {
    tf.tidy(() => {
      step(tf.tensor1d(slope));
    });
  }
  const values = [...weight.dataSync()];
  weight.dispose();
  optimizer.dispose();
  return values;
}

for (const rung of RUNGS) {
  describe(`optimizers on ${rung.name}`, () => {
    before(startOrSkip(rung));
    after(() => tf.setBackend('cpu'));

    for (const [name, { make, loops }] of Object.entries(cases)) {
      for (const isCompiled of [false, true]) {
        const how = isCompiled ? 'compiled' : 'step by step';
        it(`${name} goes where loops in float64 go, ${how}`, () => {
          descended(make(), isCompiled).forEach((value, i) => {
            const path = slopes.map((slope) => slope[i]!);
            assertClose(value, loops(START[i]!, path), 2e-5);
          });
        });
      }
    }

    for (const [name, make] of Object.entries({ adam, adamW, sgdMomentum })) {
      for (const isCompiled of [false, true]) {
        const how = isCompiled ? 'compiled' : 'step by step';
        it(`${name} heeds setLearningRate, ${how}`, () => {
          const optimizer = make({ learningRate: 0.1 });
          const weight = tf.variable(tf.scalar(1));
          const loss = (): tf.Scalar => weight.square().asScalar();
          const step = isCompiled
            ? compileStep(loss, { optimizer, variables: [weight] })
            : () => optimizer.minimize(loss, true, [weight]);
          const after = (rate: number): number => {
            setLearningRate(optimizer, rate);
            const before = weight.dataSync()[0]!;
            step();
            return Math.abs(weight.dataSync()[0]! - before);
          };
          for (const rate of [0.1, 0.1, 0.1]) assert.ok(after(rate) > 1e-3);
          assert.equal(after(0), 0);
          assert.ok(after(1e-6) < 1e-4);
          tf.dispose(weight);
        });
      }
    }
  });
}

describe('optimizers', () => {
  before(() => tf.setBackend('cpu'));

  it('take three steps of AdamW as on paper', () => {
    // g = 1 in each step: m̂ = v̂ = 1, so a step is w ← w (1 − 0.1 · 0.5) − 0.1 / (1 + 10⁻⁸).
    const weight = tf.variable(tf.scalar(2));
    const optimizer = adamW({ learningRate: 0.1, weightDecay: 0.5 });
    for (const expected of [1.8, 1.61, 1.4295]) {
      optimizer.minimize(() => weight.asScalar(), false, [weight]);
      assertClose(weight.dataSync()[0]!, expected);
    }
  });

  it('leave alone a weight that the loss does not depend on', () => {
    for (const optimizer of [adamW({ weightDecay: 0.5 }), sgdMomentum({ weightDecay: 0.5 })]) {
      const [used, unused] = [tf.variable(tf.scalar(1)), tf.variable(tf.scalar(2))];
      optimizer.minimize(() => used.square().asScalar(), false, [unused, used]);
      assert.equal(unused.dataSync()[0], 2);
      assert.notEqual(used.dataSync()[0], 1);
    }
  });

  it('leave no tensor behind but their own', () => {
    for (const optimizer of [adam(), adamW(), sgdMomentum({ weightDecay: 0.1 })]) {
      const weight = tf.variable(tf.scalar(1));
      const step = () => optimizer.minimize(() => weight.square().asScalar(), false, [weight]);
      step();
      const before = tf.memory().numTensors;
      step();
      assert.equal(tf.memory().numTensors, before);
    }
  });

  const refusals: Readonly<Record<string, () => unknown>> = {
    'adam: learningRate is 0; it must be a finite number above 0.': () => adam({ learningRate: 0 }),
    'adam: beta2 is 1; it must be at least 0 and below 1.': () => adam({ beta2: 1 }),
    'adamW: learningRate is 0; it must be a finite number above 0.': () =>
      adamW({ learningRate: 0 }),
    'adamW: weightDecay is -1; it must be a finite number, 0 or more.': () =>
      adamW({ weightDecay: -1 }),
    'sgdMomentum: momentum is NaN; it must be at least 0 and below 1.': () =>
      sgdMomentum({ momentum: NaN }),
    'setLearningRate: learningRate is -0.1; it must be a finite number, 0 or more.': () => {
      setLearningRate(adam(), -0.1);
    },
  };

  for (const [message, run] of Object.entries(refusals)) {
    it(`say ${message}`, () => {
      assert.throws(run, { name: 'RangeError', message });
    });
  }

  it('must have a learning rate to be given another', () => {
    assert.throws(
      () => {
        const other: unknown = {};
        setLearningRate(other as tf.Optimizer, 0.1);
      },
      { name: 'TypeError', message: 'setLearningRate: the optimizer has no learning rate.' },
    );
  });
});

describe('sgdMomentum', () => {
  before(() => tf.setBackend('cpu'));

  it('keeps no tensor once it is disposed', () => {
    const weight = tf.variable(tf.tensor1d([1]));
    const before = tf.memory().numTensors;
    const optimizer = sgdMomentum();
    optimizer.minimize(() => weight.square().sum(), false, [weight]);
    optimizer.dispose();
    assert.equal(tf.memory().numTensors, before);
    weight.dispose();
  });
});
