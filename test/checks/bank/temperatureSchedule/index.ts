import type { Bank } from '../bank';
import { right } from './right';
import { wrong } from './wrong';

/** Submissions to temperatureSchedule. */
export const temperatureScheduleBank: Bank = { right, wrong };
