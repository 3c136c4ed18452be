import type { Bank } from '../bank';
import { right } from './right';
import { wrongForms, wrongPlaces } from './wrong';

/** Submissions to enqueue. */
export const enqueueBank: Bank = { right, wrong: { ...wrongPlaces, ...wrongForms } };
