import type { Bank } from '../bank';
import { right } from './right';
import { wrong } from './wrong';

/** Submissions to gradientCheck. */
export const gradientCheckBank: Bank = { right, wrong };
