import type { Bank } from '../bank';
import { right } from './right';
import { wrongFormulas, wrongPlaces } from './wrong';

/** Submissions to momentumUpdate. */
export const momentumUpdateBank: Bank = { right, wrong: { ...wrongFormulas, ...wrongPlaces } };
