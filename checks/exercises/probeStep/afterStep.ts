import type { Measure } from '../../exercise';
import { flat, type Matrix } from '../../plain';
import { fieldsOf, isNumbers, type Plain } from '../../result';
import type { Probing } from './inputs';
import { RUNNING } from './running';

/** What the answer is made of, in this order; each completes "… should be 1; yours is 0". */
export const ENTRIES: readonly string[] = [
  'the loss',
  'whether anything but the head was trained (1: yes)',
  'whether batch norm’s running statistics changed (1: yes)',
  ...new Array<string>(200).fill('a weight of the head after the step'),
];

/** Compares the network after the step with the one before. */
export const afterStep: Measure<Probing> = {
  of: ([given], inputs) => {
    const { loss, encoder, statistics, projection, head } = fieldsOf(given);
    if (typeof loss !== 'number' || !isNumbers(head)) return undefined;
    const isFrozen =
      isSame(encoder, numbersOf(inputs.encoder)) &&
      isSame(projection, numbersOf(inputs.projection));
    const [{ length: dim } = []] = inputs.encoder;
    const running = [RUNNING.mean, RUNNING.variance].flatMap((v) => new Array<number>(dim).fill(v));
    return [loss, isFrozen ? 0 : 1, isSame(statistics, running) ? 0 : 1, ...head];
  },
  shows: 'measured after your step',
};

const numbersOf = (weights: Matrix): readonly number[] => flat(weights).values;

const isSame = (after: Plain | undefined, before: readonly number[]): boolean =>
  isNumbers(after) &&
  after.length === before.length &&
  after.every((v, i) => v === Math.fround(before[i] ?? NaN));
