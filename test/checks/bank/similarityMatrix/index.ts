import type { Bank } from '../bank';
import { right } from './right';
import { wrong } from './wrong';

/** Submissions to similarityMatrix. */
export const similarityMatrixBank: Bank = { right, wrong };
