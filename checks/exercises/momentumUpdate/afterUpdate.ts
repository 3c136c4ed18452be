import type { Measure } from '../../exercise';
import { flat } from '../../plain';
import { fieldsOf, isNumbers } from '../../result';
import type { Twins } from './inputs';

/** What the answer is made of, in this order; each completes "… should be 1; yours is 0". */
export const ENTRIES: readonly string[] = [
  'whether the online network changed (1: yes)',
  ...new Array<string>(400).fill('a weight of the target after the update'),
];

/** Compares the online network after the update with the one before, and takes the target's weights. */
export const afterUpdate: Measure<Twins> = {
  of: ([given], { onlineWeight, onlineBias }) => {
    const { target, online } = fieldsOf(given);
    if (!isNumbers(target) || !isNumbers(online)) return undefined;
    const before = [...flat(onlineWeight).values, ...onlineBias];
    const isSame = online.every((v, i) => Object.is(v, Math.fround(before[i] ?? NaN)));
    return [isSame ? 0 : 1, ...target];
  },
};
