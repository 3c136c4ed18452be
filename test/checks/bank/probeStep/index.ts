import type { Bank } from '../bank';
import { right } from './right';
import { wrongFreezing } from './wrongFreezing';
import { wrongLosses } from './wrongLosses';
import { wrongFaults, wrongUnnamed } from './wrongUnnamed';

/** Submissions to probeStep. */
export const probeStepBank: Bank = {
  right,
  wrong: { ...wrongFreezing, ...wrongLosses, ...wrongUnnamed, ...wrongFaults },
};
