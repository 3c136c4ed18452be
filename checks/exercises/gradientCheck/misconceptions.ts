import type { Misconception } from '../../exercise';
import { checkedWith, lengthOf, sum, type Parts, type Sloped } from './gradients';

type Known = Misconception<Sloped>;

const spoiled = (id: string, parts: Partial<Parts>, hint: string): Known => ({
  id,
  mimic: checkedWith(parts),
  hint,
});

const normMistakes: readonly Known[] = [
  spoiled(
    'norms-added',
    { norm: (tensors) => sum(tensors.map(lengthOf)) },
    'You add up the lengths of the tensors. As one long vector they have the root of the sum of all squares: one root, at the very end.',
  ),
  spoiled(
    'largest-tensor',
    { norm: (tensors) => Math.max(...tensors.map(lengthOf)) },
    'You take the longest tensor. All tensors together are one vector: add up the squares of all.',
  ),
  spoiled(
    'mean-of-norms',
    { norm: (tensors) => sum(tensors.map(lengthOf)) / tensors.length },
    'You average the lengths of the tensors. Add up the squares of all entries, then take one root.',
  ),
  spoiled(
    'root-missing',
    { norm: (tensors) => lengthOf(tensors.flat()) ** 2 },
    'The root is missing: yours is the square of the norm.',
  ),
  spoiled(
    'absolute-values',
    { norm: (tensors) => sum(tensors.flat().map(Math.abs)) },
    'You add up absolute values. A length is the root of a sum of squares.',
  ),
  spoiled(
    'largest-entry',
    { norm: (tensors) => Math.max(...tensors.flat().map(Math.abs)) },
    'You take the largest entry. A length is the root of the sum of all squares.',
  ),
  spoiled(
    'mean-square',
    { norm: (tensors) => lengthOf(tensors.flat()) / Math.sqrt(tensors.flat().length) },
    'You take the mean of the squares. The norm has their sum.',
  ),
  spoiled(
    'matrices-only',
    { norm: ([kernel = [], , head = []]) => lengthOf([...kernel, ...head]) },
    'You leave out the bias. Every tensor counts: `Object.values(gradients)`.',
  ),
  spoiled(
    'first-tensor-only',
    { norm: ([kernel = []]) => lengthOf(kernel) },
    'You look at the first tensor only. Every tensor counts: `Object.values(gradients)`.',
  ),
];

const factorMistakes: readonly Known[] = [
  spoiled(
    'short-ones-stretched',
    { factor: (norm, most) => (Number.isFinite(norm) ? most / norm : 0) },
    'You make short gradients longer. The factor is never above 1: a short gradient is taken as it is.',
  ),
  spoiled(
    'factor-inverted',
    {
      factor: (norm, most) => {
        if (!Number.isFinite(norm)) return 0;
        return norm > most ? norm / most : 1;
      },
    },
    'Your factor is upside down: a gradient that is twice too long is halved, maxNorm / norm.',
  ),
  spoiled(
    'never-clips',
    { factor: (norm) => (Number.isFinite(norm) ? 1 : 0) },
    'Your factor is 1 for gradients that are too long. It is maxNorm / norm then.',
  ),
  spoiled(
    'dropped-whole',
    { factor: (norm, most) => (Number.isFinite(norm) && norm <= most ? 1 : 0) },
    'You drop long gradients altogether. Shorten them: maxNorm / norm. Only what is not finite is dropped.',
  ),
  spoiled(
    'clipped-the-other-way',
    {
      factor: (norm, most) => {
        if (!Number.isFinite(norm)) return 0;
        return norm < most ? most / norm : 1;
      },
    },
    'You shorten nothing and stretch what is short. It is `norm > maxNorm` that needs a factor.',
  ),
  spoiled(
    'factor-by-one',
    { factor: (norm) => (Number.isFinite(norm) ? Math.min(1, 1 / norm) : 0) },
    'You bring gradients down to 1 whatever is asked. Use `maxNorm`; 1 is only what it is by default.',
  ),
  spoiled(
    'not-finite-passes',
    { factor: (norm, most) => (norm > most ? most / norm : 1) },
    'A gradient with NaN in it gets the factor 1 from you, since NaN is not above anything. Ask `Number.isFinite(norm)` first.',
  ),
  spoiled(
    'not-finite-passes',
    { factor: (norm, most) => Math.min(1, most / norm) },
    'A gradient with NaN in it gets the factor NaN from you. Ask `Number.isFinite(norm)` first, and give 0.',
  ),
  spoiled(
    'not-finite-passes',
    { factor: (norm, most) => (Number.isFinite(norm) && norm > most ? most / norm : 1) },
    'A gradient that is not finite gets the factor 1 from you. Give 0, so that its step can be left out.',
  ),
];

const shortened: Known = {
  id: 'norm-after-clipping',
  mimic: (inputs) => {
    const [norm = NaN, factor = NaN] = checkedWith()(inputs);
    return [factor === 0 ? norm : norm * factor, factor];
  },
  hint: 'Your norm is that of the shortened gradient. Report it as it was: that is what tells you something.',
};

/** What learners get wrong in the check of gradients. */
export const misconceptions: readonly Known[] = [...normMistakes, ...factorMistakes, shortened];
