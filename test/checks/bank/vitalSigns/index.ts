import type { Bank } from '../bank';
import { right } from './right';
import { wrongNamed, wrongOthers } from './wrong';

/** Submissions to vitalSigns. */
export const vitalSignsBank: Bank = { right, wrong: { ...wrongNamed, ...wrongOthers } };
