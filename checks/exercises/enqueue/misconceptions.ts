import type { Misconception } from '../../exercise';
import type { Matrix } from '../../plain';
import { KEEP_DIMS } from '../pairMistakes';
import { dividedAcross, dot, norm, transposed, unitRows, unitVectors } from '../vectors';
import type { Queueing } from './inputs';

type Known = Misconception<Queueing>;

/** What is left of the queue, with the new unit rows somewhere. */
const placed = (
  id: string,
  place: (queue: Matrix, added: Matrix) => Matrix,
  hint: string,
): Known => ({ id, mimic: ({ queue, keys }) => place(queue, unitRows(keys)), hint });

/** Keys that enter in another form than at length 1. */
const entered = (id: string, change: (keys: Matrix) => Matrix, hint: string): Known => ({
  id,
  mimic: ({ queue, keys }) => [...queue, ...change(keys)].slice(keys.length),
  hint,
});

const places: readonly Known[] = [
  placed(
    'wrong-end',
    (queue, added) => [...added, ...queue].slice(0, queue.length),
    'Your new keys go in at the front. Here the oldest key stands first: new ones go in at the end, old ones leave at the front.',
  ),
  placed(
    'nothing-enters',
    (queue) => queue,
    'Your queue stays what it was: the new keys are cut off again. Cut at the front, where the oldest are.',
  ),
  placed(
    'queue-grows',
    (queue, added) => [...queue, ...added],
    'Your queue gets longer with every batch. As many rows must leave as come in: drop the first N.',
  ),
  placed(
    'newest-dropped',
    (queue, added) =>
      [...queue.slice(0, queue.length - added.length), ...added].slice(-queue.length),
    'You replace the youngest rows of the queue, and the oldest stay for ever. The first N rows must leave.',
  ),
  placed(
    'oldest-overwritten-in-place',
    (queue, added) => [...added, ...queue.slice(added.length)].slice(0, queue.length),
    'You write the new keys over the first rows. In the next step the first rows would be the newest: move the queue up, and put the keys at the end.',
  ),
  placed(
    'keys-reversed',
    (queue, added) => [...queue, ...[...added].reverse()].slice(added.length),
    'Your keys enter in reverse order. Leave them in the order of the batch.',
  ),
  placed(
    'queue-reversed',
    (queue, added) => [...[...queue].reverse(), ...added].slice(added.length),
    'Your queue is turned round. Its order must stay: the oldest row first.',
  ),
  placed(
    'keys-only',
    (_, added) => added,
    'You return the keys of this batch only. The queue is a memory: K − N of its rows stay.',
  ),
  placed(
    'one-leaves',
    (queue, added) => [...queue, ...added].slice(1),
    'One row leaves for a whole batch that enters. As many must leave as come in.',
  ),
];

const WHOLE =
  'You divide by one length for the whole batch. Give the length its axis, so that every row gets its own.';

const forms: readonly Known[] = [
  entered(
    'not-normalised',
    (keys) => keys,
    'Your keys enter as they are. The rows of the queue have length 1: divide each key by its length.',
  ),
  entered(
    'columns-normalised',
    (keys) => transposed(unitVectors(transposed(keys))),
    'You divide by the length of the columns. Every key has its own length: take it over axis 1, with `keepDims` true.',
  ),
  entered(
    'whole-matrix-length',
    (keys) => keys.map((row) => row.map((v) => v / norm(keys.flat()))),
    WHOLE,
  ),
  entered('keepdims-missing', dividedAcross, KEEP_DIMS),
  entered(
    'squared-lengths',
    (keys) => keys.map((row) => row.map((v) => v / (dot(row, row) || 1))),
    'You divide by the squared length. A length is the square root of the sum of squares.',
  ),
  entered(
    'zero-row-nan',
    unitVectors,
    'A row of zeros has length 0, and 0 / 0 is NaN, which stays in the queue for thousands of steps. `lib.l2Normalize` minds it.',
  ),
  {
    id: 'whole-matrix-length',
    mimic: ({ queue, keys }) => {
      const all = [...queue, ...keys];
      return all.map((row) => row.map((v) => v / norm(all.flat()))).slice(keys.length);
    },
    hint: WHOLE,
  },
];

/** What learners get wrong in a queue of negatives. */
export const misconceptions: readonly Known[] = [...places, ...forms];
