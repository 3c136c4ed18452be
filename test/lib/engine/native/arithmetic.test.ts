import * as tf from '@tensorflow/tfjs';
import { itAgrees, type OpCase } from '../../../support/opCases';
import { floats, given, integers, positives, useNativeEngine } from '../../../support/rungs';

type Unary = (x: tf.Tensor) => tf.Tensor;

const smooth: Record<string, Unary> = {
  ...{ relu: tf.relu, leakyRelu: tf.leakyRelu, elu: tf.elu, selu: tf.selu, relu6: tf.relu6 },
  ...{ sigmoid: tf.sigmoid, tanh: tf.tanh, softplus: tf.softplus, exp: tf.exp, expm1: tf.expm1 },
  ...{ square: tf.square, sin: tf.sin, cos: tf.cos, atan: tf.atan, sinh: tf.sinh, erf: tf.erf },
  ...{ abs: tf.abs, neg: tf.neg, softmax: tf.softmax, logSoftmax: tf.logSoftmax },
};
const stepwise: Record<string, Unary> = {
  ...{ floor: tf.floor, ceil: tf.ceil, round: tf.round, sign: tf.sign, step: tf.step },
};
const ofPositives: Record<string, Unary> = {
  ...{ log: tf.log, log1p: tf.log1p, sqrt: tf.sqrt, rsqrt: tf.rsqrt, reciprocal: tf.reciprocal },
};
const binary: Record<string, (a: tf.Tensor, b: tf.Tensor) => tf.Tensor> = {
  ...{ add: tf.add, sub: tf.sub, mul: tf.mul, div: tf.div },
};
const binaryOfOneShape: typeof binary = {
  ...{ maximum: tf.maximum, minimum: tf.minimum, squaredDifference: tf.squaredDifference },
};

const unaryCases = (ops: Record<string, Unary>, input = floats(5, 9), forwardOnly = false) =>
  Object.entries(ops).map(([name, run]): OpCase => ({ name, inputs: [input], run, forwardOnly }));

const reductions = { sum: tf.sum, mean: tf.mean, max: tf.max, min: tf.min, prod: tf.prod };

const layerNorm = (x: tf.Tensor, gain: tf.Tensor, bias: tf.Tensor): tf.Tensor => {
  const centred = x.sub(x.mean(-1, true));
  const variance = centred.square().mean(-1, true);
  return centred.div(variance.add(1e-5).sqrt()).mul(gain).add(bias);
};

describe('native arithmetic computes', () => {
  useNativeEngine();
  itAgrees([
    ...unaryCases(smooth),
    ...unaryCases(stepwise, floats(5, 9), true),
    ...unaryCases(ofPositives, positives(5, 9)),
    ...Object.entries(binary).map(([name, run]): OpCase => {
      return {
        name: `${name} of shapes that broadcast`,
        inputs: [floats(5, 1, 9), positives(4, 9)],
        run,
      };
    }),
    ...Object.entries(binaryOfOneShape).map(([name, run]): OpCase => {
      return { name, inputs: [floats(5, 9), positives(5, 9)], run };
    }),
    ...Object.entries(reductions).map(([name, run]): OpCase => {
      return { name: `${name} of rows`, inputs: [floats(4, 6)], run: (x) => run(x, 1) };
    }),
    { name: 'round of int32', inputs: [integers(1000, 6)], run: tf.round, forwardOnly: true },
    { name: 'pow', inputs: [positives(4, 5), floats(4, 5)], run: (a, b) => tf.pow(a, b) },
    { name: 'prelu', inputs: [floats(4, 5), floats(5)], run: (x, a) => tf.prelu(x, a) },
    { name: 'logSumExp', inputs: [floats(7, 11)], run: (x) => tf.logSumExp(x, 1) },
    { name: 'matMul', inputs: [floats(17, 33), floats(33, 9)], run: (a, b) => tf.matMul(a, b) },
    {
      name: 'matMul of transposes',
      inputs: [floats(33, 17), floats(9, 33)],
      run: (a, b) => tf.matMul(a, b, true, true),
    },
    {
      name: 'matMul of batches',
      inputs: [floats(3, 5, 7), floats(3, 7, 4)],
      run: (a, b) => tf.matMul(a, b),
    },
    {
      name: 'matMul with bias and relu',
      inputs: [floats(17, 33), floats(33, 9), floats(9)],
      run: (a, b, bias) => tf.fused.matMul({ a, b, bias, activation: 'relu' }),
    },
    { name: 'layer norm', inputs: [floats(6, 32), floats(32), floats(32)], run: layerNorm },
    {
      name: 'moments',
      inputs: [floats(6, 32)],
      run: (x) => [tf.moments(x, 0).mean, tf.moments(x, 0).variance],
    },
    {
      name: 'softmax cross-entropy',
      inputs: [floats(7, 11), positives(7, 11)],
      run: (x, y) => tf.losses.softmaxCrossEntropy(y.div(y.sum(1, true)), x),
    },
    {
      name: 'length of rows',
      inputs: [floats(6, 8)],
      run: (x) => x.div(x.square().sum(1, true).add(1e-12).sqrt()),
    },
    { name: 'cumsum', inputs: [floats(5, 7)], run: (x) => tf.cumsum(x, 1) },
    {
      name: 'einsum',
      inputs: [floats(5, 7), floats(6, 7)],
      run: (a, b) => tf.einsum('nc,kc->nk', a, b),
      forwardOnly: true,
    },
    {
      name: 'where',
      inputs: [given([1, 0, 0, 1], [4], 'bool'), floats(4), floats(4)],
      run: (condition, a, b) => tf.where(condition, a, b),
    },
    {
      name: 'searchSorted',
      inputs: [given([1, 2, 2, 4]), given([0, 2, 5])],
      run: (row, x) => [tf.searchSorted(row, x), tf.lowerBound(row, x), tf.upperBound(row, x)],
      forwardOnly: true,
    },
    {
      name: 'denseBincount',
      inputs: [integers(4, 2, 6)],
      run: (x) => tf.denseBincount(x as tf.Tensor2D, [], 4),
      forwardOnly: true,
    },
    {
      name: 'denseBincount with weights',
      inputs: [integers(4, 12), floats(12)],
      run: (x, w) => tf.denseBincount(x as tf.Tensor1D, w as tf.Tensor1D, 4),
      forwardOnly: true,
    },
    {
      name: 'bitwiseAnd',
      inputs: [integers(9, 4), integers(9, 4)],
      run: (a, b) => tf.bitwiseAnd(a, b),
      forwardOnly: true,
    },
  ]);
});
