import type { Bank } from '../bank';
import { right } from './right';
import { wrongBatches, wrongDistances, wrongTerms } from './wrongNamed';
import { wrongFaults, wrongUnnamed } from './wrongUnnamed';

/** Submissions to marginLoss. */
export const marginLossBank: Bank = {
  right,
  wrong: { ...wrongTerms, ...wrongDistances, ...wrongBatches, ...wrongUnnamed, ...wrongFaults },
};
