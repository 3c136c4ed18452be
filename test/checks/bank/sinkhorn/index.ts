import type { Bank } from '../bank';
import { right } from './right';
import { wrongNumerics, wrongOptions, wrongSums } from './wrongNamed';
import { wrongUnnamed } from './wrongUnnamed';

/** Submissions to sinkhorn. */
export const sinkhornBank: Bank = {
  right,
  wrong: { ...wrongSums, ...wrongOptions, ...wrongNumerics, ...wrongUnnamed },
};
