import type { Bank } from '../bank';
import { right } from './right';
import { wrongCandidates } from './wrongCandidates';
import { wrongFaults } from './wrongFaults';
import { wrongFormulas } from './wrongFormulas';

/** Submissions to ntXent. */
export const ntXentBank: Bank = {
  right,
  wrong: { ...wrongCandidates, ...wrongFormulas, ...wrongFaults },
};
