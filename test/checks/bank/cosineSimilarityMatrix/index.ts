import type { Bank } from '../bank';
import { right } from './right';
import { wrongFaults } from './wrongFaults';
import { wrongNamed } from './wrongNamed';
import { wrongUnnamed } from './wrongUnnamed';

/** Submissions to cosineSimilarityMatrix. */
export const cosineSimilarityMatrixBank: Bank = {
  right,
  wrong: { ...wrongNamed, ...wrongUnnamed, ...wrongFaults },
};
