import { batchMistakes } from './batchMistakes';
import { distanceMistakes } from './distanceMistakes';
import type { Known } from './loss';
import { termMistakes } from './termMistakes';

/** What learners get wrong in the margin loss. */
export const misconceptions: readonly Known[] = [
  ...termMistakes,
  ...distanceMistakes,
  ...batchMistakes,
];
