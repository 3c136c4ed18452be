import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import { rowsOf, type Values } from '../../plain';
import { pick, scaled } from '../vectors';
import { drawQueueing, type Queueing } from './inputs';

const draw = (random: Random): Queueing => drawQueueing(random, { size: 5, count: 3, dim: 4 });

const reordered = (answer: Values, order: readonly number[]): Values => ({
  shape: answer.shape,
  values: pick(rowsOf(answer), order).flat(),
});

/** What holds for any queue and any keys. */
export const properties: readonly Property<Queueing>[] = [
  {
    says: 'Longer keys must not change what enters the queue',
    look: 'Only directions count: each key is divided by its own length.',
    draw,
    vary: ({ queue, keys }) => ({ queue, keys: scaled(keys, 4) }),
    expect: (answer) => answer,
  },
  {
    says: 'Reordering the keys must reorder the end of the queue, and nothing else',
    look: 'New keys go in at the end, in the order of the batch.',
    draw,
    vary: ({ queue, keys }) => ({ queue, keys: pick(keys, [2, 0, 1]) }),
    expect: (answer) => reordered(answer, [0, 1, 4, 2, 3]),
  },
  {
    says: 'What stands in the first places, as many as keys come in, must not matter',
    look: 'The oldest keys leave, and they stand first.',
    draw,
    vary: ({ queue, keys }) => ({ queue: pick(queue, [2, 0, 1, 3, 4]), keys }),
    expect: (answer) => answer,
  },
];
