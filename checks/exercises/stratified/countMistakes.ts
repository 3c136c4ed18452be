import { known, type Known } from './splits';

/** How many are picked of each class. */
export const countMistakes: readonly Known[] = [
  known(
    'rounded-down',
    { count: (size, fraction) => Math.floor(size * fraction) },
    'You cut the decimals off: of 16 labels a tenth is 1.6, which is nearer to 2. A class of few would get none. Use `Math.round`.',
  ),
  known(
    'rounded-up',
    { count: (size, fraction) => Math.ceil(size * fraction) },
    'You round up: of 14 labels a tenth is 1.4, which is nearer to 1. Use `Math.round`.',
  ),
  known(
    'never-none',
    { count: (size, fraction) => Math.max(1, Math.round(size * fraction)) },
    'You pick at least one of each class. That can be wise, but here the fraction decides: a tenth of 2 is 0.2, rounded 0.',
  ),
  known(
    'same-number-of-each',
    {
      count: (_, fraction, labels) => Math.round((labels.length * fraction) / new Set(labels).size),
    },
    'You pick equally many of each class. Stratified means that a large class gives more: the fraction of its own size.',
  ),
  known(
    'fraction-of-everything',
    { count: (_, fraction, labels) => Math.round(labels.length * fraction) },
    'You take the fraction of all labels out of each class. Take it of the size of the class.',
  ),
  known(
    'one-of-each',
    { count: () => 1 },
    'You pick a single one of each class, whatever the fraction. How many is it of a class with n members?',
  ),
  known(
    'fraction-in-percent',
    { count: (size, fraction) => Math.round((size * fraction) / 100) },
    'You divide by 100. `fraction` is a share already: 0.01 stands for 1 %.',
  ),
];
