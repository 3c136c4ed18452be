import { countMistakes } from './countMistakes';
import { drawMistakes } from './drawMistakes';
import { restMistakes } from './restMistakes';
import type { Known } from './splits';

/** What learners get wrong in a stratified split. */
export const misconceptions: readonly Known[] = [
  ...countMistakes,
  ...drawMistakes,
  ...restMistakes,
];
