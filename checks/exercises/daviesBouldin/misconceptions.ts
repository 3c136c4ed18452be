import { clusterMistakes } from './clusterMistakes';
import { scatterMistakes } from './scatterMistakes';
import type { Known } from './similarities';

/** What learners get wrong in the Davies–Bouldin index. */
export const misconceptions: readonly Known[] = [...scatterMistakes, ...clusterMistakes];
