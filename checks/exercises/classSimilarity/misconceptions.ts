import type { PairMistake } from '../pairMistake';
import { edgeMistakes, pairMistakes } from '../pairMistakes';
import { meanMistakes, selfMistakes } from './averagingMistakes';
import { emptyMistakes, entryMistakes } from './entryMistakes';
import type { Known } from './known';
import { forClasses, meanOrZero, pairValues } from './pairs';

const lift = ({ id, compare, hint }: PairMistake): Known => ({
  id,
  mimic: (inputs) => forClasses(inputs, (i, j) => meanOrZero(pairValues(inputs, i, j, compare))),
  hint,
});

/** What learners get wrong in averaging over pairs of classes. */
export const misconceptions: readonly Known[] = [
  ...selfMistakes,
  ...meanMistakes,
  ...entryMistakes,
  ...pairMistakes.map(lift),
  ...emptyMistakes,
  ...edgeMistakes.map(lift),
];
