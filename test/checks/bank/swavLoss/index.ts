import type { Bank } from '../bank';
import { right } from './right';
import { wrongHalves, wrongPredictions, wrongTargets } from './wrongNamed';
import { wrongUnnamed } from './wrongUnnamed';

/** Submissions to swavLoss. */
export const swavLossBank: Bank = {
  right,
  wrong: { ...wrongHalves, ...wrongTargets, ...wrongPredictions, ...wrongUnnamed },
};
