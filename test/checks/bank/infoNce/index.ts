import type { Bank } from '../bank';
import { right } from './right';
import { wrongFaults } from './wrongFaults';
import { wrongNamed } from './wrongNamed';

/** Submissions to infoNce. */
export const infoNceBank: Bank = { right, wrong: { ...wrongNamed, ...wrongFaults } };
