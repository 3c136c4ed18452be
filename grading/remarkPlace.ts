import type { Remark } from './marks';

/** Where a remark's cause is: `cell 2, line 3`; nothing where it is in no cell. */
export const remarkPlace = ({ cell, line }: Remark): string =>
  [cell && `cell ${cell}`, line && `line ${line}`].filter(Boolean).join(', ');
