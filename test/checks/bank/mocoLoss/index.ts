import type { Bank } from '../bank';
import { right } from './right';
import { wrongCandidates, wrongFaults, wrongFormulas } from './wrong';

/** Submissions to mocoLoss. */
export const mocoLossBank: Bank = {
  right,
  wrong: { ...wrongCandidates, ...wrongFormulas, ...wrongFaults },
};
