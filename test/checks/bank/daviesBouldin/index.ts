import type { Bank } from '../bank';
import { right } from './right';
import { wrongClusters, wrongScatters } from './wrongNamed';
import { wrongFaults, wrongUnnamed } from './wrongUnnamed';

/** Submissions to daviesBouldin. */
export const daviesBouldinBank: Bank = {
  right,
  wrong: { ...wrongScatters, ...wrongClusters, ...wrongUnnamed, ...wrongFaults },
};
