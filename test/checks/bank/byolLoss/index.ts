import type { Bank } from '../bank';
import { right } from './right';
import { wrongBatches, wrongMeasures } from './wrong';

/** Submissions to byolLoss. */
export const byolLossBank: Bank = { right, wrong: { ...wrongMeasures, ...wrongBatches } };
