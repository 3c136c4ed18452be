import type { Bank } from '../bank';
import { right } from './right';
import { wrongCounts, wrongDraws, wrongRests } from './wrongNamed';
import { wrongFaults, wrongUnnamed } from './wrongUnnamed';

/** Submissions to stratified. */
export const stratifiedBank: Bank = {
  right,
  wrong: { ...wrongCounts, ...wrongDraws, ...wrongRests, ...wrongUnnamed, ...wrongFaults },
};
