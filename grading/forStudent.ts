import type { Remark } from './marks';

/** Names other students, and what follows from it is the instructor's to say. */
const COPIED = 'copied';

/** The remarks that a student is shown. */
export const forStudent = (remarks: readonly Remark[]): Remark[] =>
  remarks.filter(({ name }) => name !== COPIED);
