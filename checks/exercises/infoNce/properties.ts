import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import type { Values } from '../../plain';
import { pick, scaled } from '../vectors';
import { drawContrast, type Contrast } from './contrast';

const draw = (random: Random): Contrast => drawContrast(random, [3, 4, 5], { temperature: 0.5 });
const same = (answer: Values): Values => answer;

/** What holds for any queries, positives and negatives. */
export const properties: readonly Property<Contrast>[] = [
  {
    says: 'Where positive and negatives are all one vector, the loss must be log(1 + K): log 5 for four negatives',
    look: 'A query then chooses blindly among 1 + K candidates. Count those in your denominator.',
    draw,
    vary: ({ query, positive, negatives, options }) => ({
      query,
      positive: pick(positive, [0, 0, 0]),
      negatives: pick(positive, [0, 0, 0, 0]).slice(0, negatives.length),
      options,
    }),
    expect: () => ({ shape: [], values: [Math.log(5)] }),
  },
  {
    says: 'Another order of the negatives must not change the loss',
    look: 'Every query sees every negative: no row of the negatives belongs to a row of the queries.',
    draw,
    vary: (inputs) => ({ ...inputs, negatives: pick(inputs.negatives, [2, 0, 3, 1]) }),
    expect: same,
  },
  {
    says: 'Reordering queries and positives together must not change the loss',
    look: 'Row i of the positives belongs to query i. Does anything else depend on the order?',
    draw,
    vary: (inputs) => ({
      ...inputs,
      query: pick(inputs.query, [2, 0, 1]),
      positive: pick(inputs.positive, [2, 0, 1]),
    }),
    expect: same,
  },
  {
    says: 'Making rows longer or shorter must not change the loss',
    look: 'Only directions count: bring every row to length 1 before rows are compared.',
    draw,
    vary: ({ query, positive, negatives, options }) => ({
      query: scaled(query, 3),
      positive: scaled(positive, 0.25),
      negatives: scaled(negatives, 2),
      options,
    }),
    expect: same,
  },
  {
    says: 'The loss must not be below 0',
    look: 'The positive is one of the candidates, so its share is at most 1: is it in your denominator?',
    draw,
    vary: (inputs) => inputs,
    expect: ({ shape, values }) => ({ shape, values: values.map((v) => Math.max(0, v)) }),
  },
];
