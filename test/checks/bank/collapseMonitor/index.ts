import type { Bank } from '../bank';
import { right } from './right';
import { wrongFaults } from './wrongFaults';
import { wrongNumbers, wrongWarnings } from './wrongNamed';
import { wrongUnnamed } from './wrongUnnamed';

/** Submissions to collapseMonitor. */
export const collapseMonitorBank: Bank = {
  right,
  wrong: { ...wrongNumbers, ...wrongWarnings, ...wrongUnnamed, ...wrongFaults },
};
