import type { Bank } from '../bank';
import { right } from './right';
import { wrong } from './wrong';

/** Submissions to warmUpCosine. */
export const warmUpCosineBank: Bank = { right, wrong };
