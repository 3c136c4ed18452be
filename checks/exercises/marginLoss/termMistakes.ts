import { known, knownTerms, pairLoss, type Known } from './loss';

/** Labels, margin, hinge and the factor ½. */
export const termMistakes: readonly Known[] = [
  known(
    'labels-swapped',
    (pair) => pairLoss({ ...pair, similar: 1 - pair.similar }, pair.squared),
    'Your two cases are swapped: `similar` is 1 where the pair belongs together, and those pay h.',
  ),
  known(
    'margin-fixed',
    (pair) => pairLoss({ ...pair, margin: 1 }, pair.squared),
    'Your margin is always 1. Use the `margin` that the caller gives in the last argument.',
  ),
  knownTerms(
    'margin-forgotten',
    ({ squared }) => [squared / 2, 0],
    'Dissimilar pairs never pay anything in yours. Is the margin missing? max(0, −h) is always 0; max(0, m − h) is not.',
  ),
  knownTerms(
    'pull-forgotten',
    ({ squared, margin }) => [0, Math.max(0, margin - squared) / 2],
    'Similar pairs never pay anything in yours. Add their term, y · h / 2.',
  ),
  knownTerms(
    'pushed-without-end',
    ({ squared }) => [squared / 2, -squared / 2],
    'Dissimilar pairs earn −h without end in yours. The margin and max(0, ·) bound it: they pay max(0, m − h) / 2.',
  ),
  knownTerms(
    'no-hinge',
    ({ squared, margin }) => [squared / 2, (margin - squared) / 2],
    'Dissimilar pairs beyond the margin pay less than 0 in yours. Cut at 0: `tf.relu(…)` or `tf.maximum(…, 0)`.',
  ),
  knownTerms(
    'hinge-sign',
    ({ squared, margin }) => [squared / 2, Math.max(0, squared - margin) / 2],
    'Your hinge is the wrong way round: dissimilar pairs pay for what is missing to the margin, m − h, not for what is beyond it.',
  ),
  knownTerms(
    'hinge-on-similar',
    ({ squared, margin }) => [Math.max(0, squared - margin) / 2, Math.max(0, margin - squared) / 2],
    'Similar pairs pay only beyond the margin in yours. The margin is for dissimilar pairs; similar ones pay h / 2 however near.',
  ),
  knownTerms(
    'same-hinge-for-both',
    ({ squared, margin }) => [Math.max(0, margin - squared) / 2, Math.max(0, margin - squared) / 2],
    'Both kinds pay max(0, m − h) in yours, so that similar pairs are pushed apart too. They pay h.',
  ),
  knownTerms(
    'half-missing',
    ({ squared, margin }) => [squared, Math.max(0, margin - squared)],
    'Your answer is twice as large as it should be: both terms are divided by 2.',
  ),
  knownTerms(
    'half-missing-in-the-push',
    ({ squared, margin }) => [squared / 2, Math.max(0, margin - squared)],
    'Dissimilar pairs pay twice what they should: both terms are divided by 2, not the first alone.',
  ),
  knownTerms(
    'half-missing-in-the-pull',
    ({ squared, margin }) => [squared, Math.max(0, margin - squared) / 2],
    'Similar pairs pay twice what they should: both terms are divided by 2, not the last alone.',
  ),
  knownTerms(
    'labels-ignored',
    ({ squared, margin }) => [pay(squared, margin), pay(squared, margin)],
    'Every pair pays both terms in yours. `similar` chooses: y times the first, 1 − y times the second.',
  ),
  known(
    'sign-flipped',
    (pair) => -pairLoss(pair, pair.squared),
    'Your sign is the wrong way round. Training makes the loss small: it must be 0 at best, and positive otherwise.',
  ),
];

const pay = (squared: number, margin: number): number =>
  (squared + Math.max(0, margin - squared)) / 2;
