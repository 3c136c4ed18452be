import type { Bank } from '../bank';
import { right } from './right';
import { wrongFaults } from './wrongFaults';
import { wrongNamed } from './wrongNamed';

/** Submissions to augment. */
export const augmentBank: Bank = { right, wrong: { ...wrongNamed, ...wrongFaults } };
