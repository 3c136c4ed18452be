import type { Bank } from '../bank';
import { right } from './right';
import { wrongFaults } from './wrongFaults';
import { wrongNamed } from './wrongNamed';

/** Submissions to clipLoss. */
export const clipLossBank: Bank = { right, wrong: { ...wrongNamed, ...wrongFaults } };
