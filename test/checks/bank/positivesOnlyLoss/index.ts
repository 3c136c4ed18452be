import type { Bank } from '../bank';
import { right } from './right';
import { wrongFaults } from './wrongFaults';
import { wrongMeasures, wrongPairs } from './wrongNamed';
import { wrongUnnamed } from './wrongUnnamed';

/** Submissions to positivesOnlyLoss. */
export const positivesOnlyLossBank: Bank = {
  right,
  wrong: { ...wrongPairs, ...wrongMeasures, ...wrongUnnamed, ...wrongFaults },
};
