import type { Bank } from '../bank';
import { right } from './right';
import { wrong } from './wrong';

/** Submissions to zeroShot. */
export const zeroShotBank: Bank = { right, wrong };
