import type { Patient, Recipe } from '../../../lib';
import type { Measure } from '../../exercise';
import { fieldsOf } from '../../result';
import { PART } from './arrange';
import { COUNT } from './health';

/** Whom to treat, and by which pictures and first weights the treatment is judged. */
export interface Order extends Readonly<Record<string, Readonly<Record<string, number | string>>>> {
  readonly run: { readonly patient: Patient; readonly seed: number };
}

/** What is ill about each patient; of two parts the first must be mended. */
export const ILL: Readonly<Record<Patient, readonly [keyof Recipe, ...(keyof Recipe)[]]>> = {
  A: ['loss'],
  B: ['loss'],
  C: ['views'],
  D: ['learningRate', 'maxNorm'],
  E: ['loss'],
  F: ['loss'],
  G: ['loss'],
  H: ['views'],
};

/** What the answer is made of, in this order; each completes "… should be 1; yours is 0". */
export const ENTRIES: readonly string[] = [
  'whether the part that is ill is changed (1: yes)',
  'the number of healthy parts that are changed',
  'what the loss asks for a perfect answer (0: less than 0.3)',
  'whether two views of a picture differ (1: yes)',
  'whether the first loss is below seven times chance (1: yes)',
  'whether projections grow less than a thousandfold (1: yes)',
  'whether the loss ends below three quarters of chance (1: yes)',
];

/** The entries of a run that nothing is wrong with. */
export const CURED: readonly number[] = [1, 0, 0, 1, 1, 1, 1];

/** log(2N − 1): the loss of whoever guesses. */
const CHANCE = Math.log(2 * COUNT - 1);
/** No need to tell larger losses apart. */
const MOST = 99;

/** Compares the parts that were changed with those that are ill, and asks the mended run. */
export const ofMendedRun: Measure<Order> = {
  of: ([given], { run }) => {
    const fields = fieldsOf(given);
    if (!('perfect' in fields)) return undefined;
    const changed = Object.keys(fields).flatMap((name) =>
      name.startsWith(PART) ? [name.slice(PART.length)] : [],
    );
    const ill: readonly string[] = ILL[run.patient];
    const number = (name: string) => Number(fields[name]);
    return [
      changed.includes(ill[0] ?? '') ? 1 : 0,
      changed.filter((name) => !ill.includes(name)).length,
      costOf(number('perfect')),
      number('apart') > 0.01 ? 1 : 0,
      number('firstLoss') < 7 * CHANCE ? 1 : 0,
      number('growth') < 1000 ? 1 : 0,
      number('lastLoss') < 0.75 * CHANCE ? 1 : 0,
    ];
  },
};

/** A cost to one decimal; 0 where it is next to nothing. */
const costOf = (cost: number): number =>
  cost > -0.01 && cost < 0.3 ? 0 : Math.min(MOST, Math.round(10 * cost) / 10);
