import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import { pick, scaled, unitRows } from '../vectors';
import { drawLookup, type Lookup } from './loss';

const draw = (random: Random): Lookup =>
  drawLookup(random, { count: 3, size: 4, dim: 4 }, { temperature: 0.5 });

/** What holds for any queries, keys and queue. */
export const properties: readonly Property<Lookup>[] = [
  {
    says: 'Where everything is one point, the loss must be log(1 + K): log 5 for a queue of four',
    look: 'A query then chooses blindly among its key and the K rows of the queue. Count your candidates.',
    draw,
    vary: ({ queries, options }) => {
      const same = pick(queries, [0, 0, 0]);
      return { queries: same, keys: same, queue: unitRows(pick(queries, [0, 0, 0, 0])), options };
    },
    expect: () => ({ shape: [], values: [Math.log(5)] }),
  },
  {
    says: 'Reordering the queue must not change the loss',
    look: 'All rows of the queue are negatives alike, for every query.',
    draw,
    vary: (inputs) => ({ ...inputs, queue: pick(inputs.queue, [2, 0, 3, 1]) }),
    expect: (answer) => answer,
  },
  {
    says: 'Reordering the queries together with their keys must not change the loss',
    look: 'Row i of the keys is the positive of query i.',
    draw,
    vary: (inputs) => ({
      ...inputs,
      queries: pick(inputs.queries, [2, 0, 1]),
      keys: pick(inputs.keys, [2, 0, 1]),
    }),
    expect: (answer) => answer,
  },
  {
    says: 'Making queries and keys longer or shorter must not change the loss',
    look: 'Only directions count: bring every row to length 1 before it is compared.',
    draw,
    vary: (inputs) => ({
      ...inputs,
      queries: scaled(inputs.queries, 3),
      keys: scaled(inputs.keys, 0.25),
    }),
    expect: (answer) => answer,
  },
  {
    says: 'The loss must not be below 0',
    look: 'The positive is one of the candidates, so its share is at most 1: is it in your denominator?',
    draw,
    vary: (inputs) => inputs,
    expect: ({ shape, values }) => ({ shape, values: values.map((v) => Math.max(0, v)) }),
  },
];
