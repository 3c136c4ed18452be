import type { Bank } from '../bank';
import { right } from './right';
import { wrong } from './wrong';

/** Submissions to treat. */
export const treatBank: Bank = { right, wrong };
