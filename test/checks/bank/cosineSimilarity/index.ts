import type { Bank } from '../bank';
import { right } from './right';
import { wrongFaults } from './wrongFaults';
import { wrongShapes } from './wrongShapes';
import { wrongValues } from './wrongValues';
import { wrongUnnamed } from './wrongUnnamed';

/** Submissions to cosineSimilarity. */
export const cosineSimilarityBank: Bank = {
  right,
  wrong: { ...wrongShapes, ...wrongValues, ...wrongUnnamed, ...wrongFaults },
};
