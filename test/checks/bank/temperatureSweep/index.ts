import type { Bank } from '../bank';
import { right } from './right';
import { wrongFaults } from './wrongFaults';
import { wrongNamed } from './wrongNamed';

/** Submissions to temperatureSweep. */
export const temperatureSweepBank: Bank = { right, wrong: { ...wrongNamed, ...wrongFaults } };
