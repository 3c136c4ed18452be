import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { ending, unit, type F } from './kit';

/** Wrong ways and rates. */
export const wrongSteps: Record<string, Wrong<F>> = {
  plus: ['uphill', (p, g, { learningRate = 0.1 } = {}) => unit(p.add(g.mul(learningRate)))],
  'normalise only': ['no-step', (p) => unit(p)],
  'all steps equally long': [
    'gradient-normalised',
    (p, g, { learningRate = 0.1 } = {}) => unit(p.sub(unit(g).mul(learningRate))),
  ],
  'normalise, then step': [
    'normalised-too-early',
    (p, g, { learningRate = 0.1 } = {}) => unit(p).sub(g.mul(learningRate)),
  ],
  'only the step': ['step-returned', (_p, g, { learningRate = 0.1 } = {}) => g.mul(-learningRate)],
  'no learning rate': ['rate-forgotten', (p, g) => unit(p.sub(g))],
  'always 0.1': ['rate-fixed', (p, g) => unit(p.sub(g.mul(0.1)))],
  'gradient over rate': [
    'rate-divides',
    (p, g, { learningRate = 0.1 } = {}) => unit(p.sub(g.div(learningRate))),
  ],
  'the default of tf.train.adam': [
    'default-rate',
    (p, g, { learningRate = 0.001 } = {}) => unit(p.sub(g.mul(learningRate))),
  ],
  'the default of sgdMomentum': [
    'default-rate',
    (p, g, { learningRate = 0.01 } = {}) => unit(p.sub(g.mul(learningRate))),
  ],
};

/** Wrong ways back. */
export const wrongLengths: Record<string, Wrong<F>> = {
  'plain gradient descent': ['not-normalised', ending((moved) => moved)],
  'no square root': ['squared-length', ending((x) => x.div(x.square().sum(1, true).add(1e-12)))],
  'a ball, not a sphere': [
    'only-long-rows',
    ending((x) => x.div(x.square().sum(1, true).sqrt().maximum(1))),
  ],
  'axis 0': ['columns-normalised', ending((x) => unit(x, 0))],
  'one norm for all': ['whole-matrix-length', ending((x) => x.div(x.norm()))],
  'keepDims left out': ['keepdims-missing', ending((x) => x.div(x.square().sum(1).sqrt()))],
  'nothing against zeros': ['zero-row', ending((x) => x.div(x.square().sum(1, true).sqrt()))],
  'clipped to a box': [undefined, ending((x) => x.clipByValue(-1, 1))],
  'only the first point': [undefined, ending((x) => unit(x).slice([0], [1]))],
  'by its own largest entry': [undefined, ending((x) => x.div(x.abs().max(1, true).add(1e-12)))],
  'point by point': [
    undefined,
    (p, g, { learningRate = 0.1 } = {}) =>
      tf.concat(tf.unstack(p.sub(g.mul(learningRate))).map((row) => unit(row.expandDims(0)))),
  ],
};
