import type { Misconception } from '../../exercise';
import type { PairedRows } from '../cosineSimilarity/misconceptions';
import { lengthMistakes } from '../lengthMistakes';
import { edgeMistakes } from '../pairMistakes';
import { batchMistakes } from './batchMistakes';
import { negativeMean } from './loss';
import { measureMistakes } from './measureMistakes';

/** What learners get wrong in the loss of positive pairs. */
export const misconceptions: readonly Misconception<PairedRows>[] = [
  ...batchMistakes,
  ...measureMistakes,
  ...[...lengthMistakes, ...edgeMistakes].map(({ id, compare, hint }) => ({
    id,
    mimic: negativeMean(compare),
    hint,
  })),
];
