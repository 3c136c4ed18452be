import { sum } from '../sinkhorn/scores';
import { known, type Known } from './known';
import { lossOf } from './views';
import { mean } from '../vectors';

const log = (v: number): number => Math.log(v);

/** Which view meets which, and what they pay. */
export const lossMistakes: readonly Known[] = [
  known(
    'not-swapped',
    { partner: (view) => view },
    'You compare each view with its own assignment. Swap: the assignment of view 1 is predicted from view 2, and the other way round.',
  ),
  known(
    'one-direction',
    { combine: ([first = []]) => mean(first) },
    'Only one half of the loss is there. View 2 predicts the assignment of view 1, too; the loss is the mean of both.',
  ),
  known(
    'one-direction',
    { combine: ([, second = []]) => mean(second) },
    'Only one half of the loss is there. View 1 predicts the assignment of view 2, too; the loss is the mean of both.',
  ),
  known(
    'one-direction-halved',
    { combine: ([first = []]) => mean(first) / 2 },
    'Only one half of the loss is there. View 2 predicts the assignment of view 1, too.',
  ),
  known(
    'one-direction-halved',
    { combine: ([, second = []]) => mean(second) / 2 },
    'Only one half of the loss is there. View 1 predicts the assignment of view 2, too.',
  ),
  known(
    'halves-added',
    { combine: (paid) => sum(paid.map(mean)) },
    'Your loss is twice what is wanted: you add the two halves. Take their mean, so that log K means knowing nothing.',
  ),
  known(
    'batch-sum',
    { combine: (paid) => mean(paid.map(sum)) },
    'You add up over the batch. Take the mean over the pictures; only the prototypes are added up.',
  ),
  known(
    'batch-sum',
    { combine: (paid) => sum(paid.map(sum)) },
    'You add up over the batch. Take the mean over the pictures; only the prototypes are added up.',
  ),
  {
    id: 'mean-over-prototypes',
    mimic: (inputs) => lossOf({})(inputs) / inputs.prototypes.length,
    hint: 'You take the mean over the prototypes as well. Of each picture, add up over the prototypes.',
  },
  known(
    'sign-flipped',
    { pay: (q, logP) => q * logP },
    'Your loss is negative: logarithms of shares are. A minus belongs in front.',
  ),
  known(
    'log-forgotten',
    { pay: (q, logP) => -q * Math.exp(logP) },
    'There is no logarithm in yours. Cross entropy is −Σ q log p.',
  ),
  known(
    'roles-exchanged',
    { pay: (q, logP) => -Math.exp(logP) * log(q) },
    'You have exchanged target and prediction: −Σ p log q. The logarithm belongs to the prediction p.',
  ),
  known(
    'divergence',
    { pay: (q, logP) => q * (log(q) - logP) },
    'You subtract the entropy of the targets: that is the divergence of q from p. The cross entropy, −Σ q log p, is wanted.',
  ),
  known(
    'squared-error',
    { pay: (q, logP) => (q - Math.exp(logP)) ** 2 },
    'You square the difference of target and prediction. The cross entropy, −Σ q log p, is wanted.',
  ),
];
