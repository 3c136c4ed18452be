import type { Bank } from '../bank';
import { right } from './right';
import { wrongLengths, wrongSteps } from './wrong';

/** Submissions to sphereStep. */
export const sphereStepBank: Bank = { right, wrong: { ...wrongSteps, ...wrongLengths } };
