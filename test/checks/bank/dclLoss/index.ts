import type { Bank } from '../bank';
import { right } from './right';
import { wrongDenominators } from './wrongDenominators';
import { wrongSteps } from './wrongSteps';
import { wrongUnnamed } from './wrongUnnamed';

/** Submissions to dclLoss. */
export const dclLossBank: Bank = {
  right,
  wrong: { ...wrongDenominators, ...wrongSteps, ...wrongUnnamed },
};
