import type { Bank } from '../bank';
import { right } from './right';
import { wrongNamed } from './wrongNamed';
import { wrongUnnamed } from './wrongUnnamed';

/** Submissions to pairIndices. */
export const pairIndicesBank: Bank = { right, wrong: { ...wrongNamed, ...wrongUnnamed } };
