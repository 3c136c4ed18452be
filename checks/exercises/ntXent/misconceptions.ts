import { combinationMistakes } from './combinationMistakes';
import { comparisonMistakes } from './comparisonMistakes';
import { anchorMistakes, denominatorMistakes } from './denominatorMistakes';
import type { Known } from './known';
import { temperatureMistakes } from './temperatureMistakes';

/** What learners get wrong in NT-Xent. */
export const misconceptions: readonly Known[] = [
  ...denominatorMistakes,
  ...anchorMistakes,
  ...temperatureMistakes,
  ...combinationMistakes,
  ...comparisonMistakes,
];
