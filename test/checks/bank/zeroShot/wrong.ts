import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { comparedBy, cosines, from, unit, type F, type M } from './kit';

const named: Record<string, Wrong<F>> = {
  'times the temperature': ['temperature-multiplied', from((s, t) => tf.softmax(s.mul(t)))],
  'times exp(τ), as on the page': [
    'temperature-multiplied',
    from((s, t) => tf.softmax(s.mul(Math.exp(t)))),
  ],
  'no temperature': ['temperature-forgotten', from((s) => tf.softmax(s))],
  '0.01 whatever is asked': ['temperature-fixed', from((s) => tf.softmax(s.div(0.01)))],
  'default of the losses': ['default-temperature', from((s, t) => tf.softmax(s.div(t)), 0.07)],
  'along the pictures': [
    'softmax-over-pictures',
    from((s, t) => tf.softmax(s.div(t).transpose()).transpose()),
  ],
  'one sum for all': [
    'softmax-over-all',
    from((s, t) => tf.softmax(s.div(t).flatten()).reshape(s.shape)),
  ],
  'prompts as rows': ['axes-swapped', from((s, t) => tf.softmax(s.div(t)).transpose())],
  'only the cosines': ['softmax-missing', from((s) => s)],
  'only the logits': ['softmax-missing', from((s, t) => s.div(t))],
  'log-softmax': ['log-probabilities', from((s, t) => tf.logSoftmax(s.div<M>(t)))],
  'the best prompt as 1': [
    'hard-decision',
    from((s) => tf.oneHot(s.argMax<tf.Tensor1D>(1), s.shape[1]).toFloat()),
  ],
  'each prompt by itself': ['sigmoid', from((s, t) => tf.sigmoid(s.div(t)))],
  'cosines over their sum': ['exponential-missing', from((s) => s.div(s.sum(1, true)))],
  'the least similar prompt': ['sign-flipped', from((s, t) => tf.softmax(s.div(-t)))],
  'one minus the cosine': ['sign-flipped', from((s, t) => tf.softmax(tf.sub(1, s).div(t)))],
  'exponentials by hand': [
    'exp-overflow',
    from((s, t) => {
      const exps = s.div(t).exp();
      return exps.div(exps.sum(1, true));
    }),
  ],
  'dot products': ['not-normalised', comparedBy((a, b) => tf.matMul(a, b, false, true))],
  'pictures of unit length only': [
    'first-only-normalised',
    comparedBy((a, b) => tf.matMul(unit(a), b, false, true)),
  ],
  'prompts of unit length only': [
    'second-only-normalised',
    comparedBy((a, b) => tf.matMul(a, unit(b), false, true)),
  ],
  'no guard against zero rows': [
    'zero-row-nan',
    comparedBy((a, b) =>
      tf.matMul(a.div(tf.norm(a, 2, 1, true)), b.div(tf.norm(b, 2, 1, true)), false, true),
    ),
  ],
};

const faults: Record<string, Wrong<F>> = {
  'the numbers of the classes': ['shape', from((s) => s.argMax(1))],
  'the class of each picture, as an array': [
    'array',
    (images, prompts) => cosines(images, prompts).argMax(1).arraySync(),
  ],
  'the best probability of each picture': ['shape', from((s, t) => tf.softmax(s.div(t)).max(1))],
  'whole numbers': ['dtype', from((s) => tf.oneHot(s.argMax<tf.Tensor1D>(1), s.shape[1]))],
  nothing: [
    'undefined',
    (images, prompts) => {
      tf.softmax(cosines(images, prompts));
    },
  ],
  'a picture at a time': [
    'loop',
    (images, prompts, { temperature = 0.01 } = {}) =>
      tf.tidy(() =>
        tf.stack(
          tf
            .unstack(images)
            .map((row) =>
              tf.softmax(cosines(row.expandDims<M>(0), prompts).div(temperature)).squeeze([0]),
            ),
        ),
      ),
  ],
  'squared cosines': [undefined, from((s, t) => tf.softmax(s.square().div(t)))],
};

/** Submissions that should not pass. */
export const wrong: Record<string, Wrong<F>> = { ...named, ...faults };
