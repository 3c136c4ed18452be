import { frozenMistakes } from './frozenMistakes';
import { lossMistakes } from './lossMistakes';
import type { Known } from './step';

/** What learners get wrong in a step of linear evaluation. */
export const misconceptions: readonly Known[] = [...frozenMistakes, ...lossMistakes];
