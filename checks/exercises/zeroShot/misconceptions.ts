import type { Matrix } from '../../plain';
import { edgeMistakes, pairMistakes } from '../pairMistakes';
import { transposed } from '../vectors';
import { classifierOf, known, softmax, type Known } from './prompts';

const sum = (x: readonly number[]): number => x.reduce((total, v) => total + v, 0);

/** Another temperature where none is given. */
const defaulted = (temperature: number): Known => ({
  id: 'default-temperature',
  mimic: ({ images, prompts, options }) =>
    classifierOf({})({ images, prompts, options: { temperature, ...options } }),
  hint: 'The temperature is right where it is given, not where it is left out: its default is 0.01.',
});

const temperatureMistakes: readonly Known[] = [
  known(
    'temperature-multiplied',
    { logit: (s, t) => s * t },
    'You multiply by the temperature. Divide: a low one makes the classifier sure of itself.',
  ),
  known(
    'temperature-multiplied',
    { logit: (s, t) => s * Math.exp(t) },
    'You multiply by exp(temperature), which is close to 1. Divide by the temperature.',
  ),
  known(
    'temperature-forgotten',
    { logit: (s) => s },
    'There is no temperature in yours. Divide every cosine by it, before the softmax.',
  ),
  known(
    'temperature-fixed',
    { logit: (s) => s / 0.01 },
    'Yours always takes 0.01. That is only the default: use the `temperature` of the options.',
  ),
  ...[0.05, 0.07, 0.1, 0.2, 0.5, 1].map(defaulted),
];

/** Something other than the softmax over the prompts. */
const decisionMistakes: readonly Known[] = [
  {
    id: 'softmax-over-pictures',
    mimic: (inputs) =>
      transposed(transposed(classifierOf({ decide: (x) => x })(inputs)).map(softmax)),
    hint: 'Your columns add up to 1: pictures compete for a class. Here classes compete for a picture, so every row adds up to 1.',
  },
  {
    id: 'softmax-over-all',
    mimic: (inputs) => {
      const logits = classifierOf({ decide: (x) => x })(inputs);
      const shares = softmax(logits.flat());
      return logits.map((row, i) => row.map((_, c) => shares[i * row.length + c] ?? NaN));
    },
    hint: 'All your numbers together add up to 1. Every picture has probabilities of its own: each row adds up to 1.',
  },
  {
    id: 'axes-swapped',
    mimic: (inputs): Matrix => transposed(classifierOf({})(inputs)),
    hint: 'Your matrix is the transpose of the wanted one: a row a picture, a column a prompt.',
  },
  known(
    'softmax-missing',
    { logit: (s) => s, decide: (x) => x },
    'These are the cosines. Probabilities are wanted: divide by the temperature, then softmax.',
  ),
  known(
    'softmax-missing',
    { decide: (x) => x },
    'These are the logits. Probabilities are wanted: softmax makes every row add up to 1.',
  ),
  known(
    'log-probabilities',
    { decide: (x) => softmax(x).map(Math.log) },
    'These are logarithms of probabilities: leave out the log.',
  ),
  known(
    'hard-decision',
    { decide: (x) => x.map((v) => (v === Math.max(...x) ? 1 : 0)) },
    'You decide at once, 1 for the best prompt. The probabilities are wanted: softmax.',
  ),
  known(
    'sigmoid',
    { decide: (x) => x.map((v) => 1 / (1 + Math.exp(-v))) },
    'A sigmoid judges every prompt by itself. Here the prompts compete: softmax over each row.',
  ),
  known(
    'sign-flipped',
    { logit: (s, t) => -s / t },
    'Yours likes the least similar prompt best: it takes a distance, or a minus too many. The more similar, the likelier.',
  ),
  known(
    'exponential-missing',
    { decide: (x) => x.map((v) => v / sum(x)) },
    'You divide the similarities by their sum, and they may be negative. Softmax takes exponentials first.',
  ),
];

/** Of the mistakes in comparing two rows, those that make sense in a classifier. */
const KINDS = [
  'not-normalised',
  'first-only-normalised',
  'second-only-normalised',
  'squared-lengths',
  'distance',
  'squared-distance',
  'absolute-value',
  'negatives-cut',
  'mean-of-products',
  'zero-row-nan',
];

/** The largest logit whose exponential float32 can hold. */
const LARGEST_LOGIT = Math.log(3.4028235e38);

const overflow: Known = known(
  'exp-overflow',
  {
    // Infinity over Infinity is NaN, anything else over Infinity is 0.
    decide: (x) =>
      Math.max(...x) > LARGEST_LOGIT ? x.map((v) => (v > LARGEST_LOGIT ? NaN : 0)) : softmax(x),
  },
  'exp() of a cosine over 0.01 is larger than float32 can hold. `tf.softmax` does without it.',
);

const picturesWithThemselves: Known = {
  id: 'pictures-with-themselves',
  mimic: ({ images, options }) => classifierOf({})({ images, prompts: images, options }),
  hint: 'You compare the pictures with themselves. The columns belong to the prompts.',
};

/** What learners get wrong in a zero-shot classifier. */
export const misconceptions: readonly Known[] = [
  ...temperatureMistakes,
  ...decisionMistakes,
  ...[...pairMistakes, ...edgeMistakes]
    .filter(({ id }) => KINDS.includes(id))
    .map(({ id, compare, hint }) => known(id, { compare }, hint)),
  overflow,
  picturesWithThemselves,
];
