import type { Bank } from '../bank';
import { right } from './right';
import { wrongFaults } from './wrongFaults';
import { wrongMeans } from './wrongMeans';
import { wrongComparisons } from './wrongComparisons';
import { wrongEntries } from './wrongEntries';
import { wrongUnnamed } from './wrongUnnamed';

/** Submissions to classSimilarity. */
export const classSimilarityBank: Bank = {
  right,
  wrong: { ...wrongMeans, ...wrongComparisons, ...wrongEntries, ...wrongUnnamed, ...wrongFaults },
};
