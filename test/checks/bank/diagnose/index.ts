import type { Bank } from '../bank';
import { right } from './right';
import { wrong } from './wrong';

/** Submissions to diagnose. */
export const diagnoseBank: Bank = { right, wrong };
