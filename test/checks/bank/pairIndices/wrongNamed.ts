import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { asking, lists, type F, type Pair } from './kit';

const same = (labels: Uint8Array, i: number, j: number) => labels[i] === labels[j] && i !== j;
const different = (labels: Uint8Array, i: number, j: number) => labels[i] !== labels[j];

/** Mistakes that a check should name. */
export const wrongNamed: Record<string, Wrong<F>> = {
  'the diagonal stays in': ['self-pairs-kept', asking((l, i, j) => l[i] === l[j], different)],
  'empties the diagonal, then inverts': [
    'self-pairs-negative',
    asking(same, (l, i, j) => !same(l, i, j)),
  ],
  'every other picture is a negative': [
    'positives-among-negatives',
    asking(same, (_, i, j) => i !== j),
  ],
  'every place is a negative': ['positives-among-negatives', asking(same, () => true)],
  'fields in the wrong order': ['positives-and-negatives-swapped', asking(different, same)],
  'asks for unequal labels first, keeps the diagonal': [
    'positives-and-negatives-swapped',
    asking(different, (l, i, j) => l[i] === l[j]),
  ],
  'compares scalars by identity': [
    'identity-compared',
    (labels) => {
      const each = Array.from(labels, (label) => tf.scalar(label, 'int32'));
      const positives: Pair[] = [];
      const negatives: Pair[] = [];
      each.forEach((a, i) => {
        each.forEach((b, j) => {
          if (i === j) return;
          if (a === b) positives.push([i, j]);
          else negatives.push([i, j]);
        });
      });
      tf.dispose(each);
      return lists(positives, negatives);
    },
  ],
  'compares fresh objects by identity': [
    'identity-compared',
    (labels) => {
      const boxed = (i: number) => ({ label: labels[i] });
      return asking(
        (_, i, j) => boxed(i) === boxed(j),
        (_, i, j) => boxed(i) !== boxed(j),
      )(labels);
    },
  ],
  'inner loop from i + 1': [
    'pairs-once',
    asking(
      (l, i, j) => i < j && same(l, i, j),
      (l, i, j) => i < j && different(l, i, j),
    ),
  ],
  'inner loop up to i': [
    'pairs-once',
    asking(
      (l, i, j) => j < i && same(l, i, j),
      (l, i, j) => j < i && different(l, i, j),
    ),
  ],
  'positives once, negatives both ways': [
    'pairs-once',
    asking((l, i, j) => i < j && same(l, i, j), different),
  ],
  'whole loops, and pushes both ways': [
    'pairs-twice',
    (labels) => {
      const positives: Pair[] = [];
      const negatives: Pair[] = [];
      labels.forEach((a, i) => {
        labels.forEach((b, j) => {
          if (i === j) return;
          (a === b ? positives : negatives).push([i, j], [j, i]);
        });
      });
      return lists(positives, negatives);
    },
  ],
  'indexOf for the positive': [
    'one-pair-each',
    (labels) => {
      const all = [...labels.keys()];
      const positives = all.flatMap((i): Pair[] => {
        const j = all.find((k) => k !== i && labels[k] === labels[i]);
        return j === undefined ? [] : [[i, j]];
      });
      const negatives = all.flatMap((i): Pair[] =>
        all.filter((k) => labels[k] !== labels[i]).map((j) => [i, j]),
      );
      return lists(positives, negatives);
    },
  ],
  'triplets: the first positive and the first negative': [
    'one-pair-each',
    (labels) => {
      const all = [...labels.keys()];
      const first = (wanted: (i: number, k: number) => boolean) =>
        all.flatMap((i): Pair[] => {
          const j = all.find((k) => wanted(i, k));
          return j === undefined ? [] : [[i, j]];
        });
      return lists(
        first((i, k) => same(labels, i, k)),
        first((i, k) => different(labels, i, k)),
      );
    },
  ],
  'compares with the next picture': [
    'neighbours-only',
    (labels) => {
      const positives: Pair[] = [];
      const negatives: Pair[] = [];
      for (let i = 0; i + 1 < labels.length; i++) {
        (labels[i] === labels[i + 1] ? positives : negatives).push([i, i + 1]);
      }
      return lists(positives, negatives);
    },
  ],
  'return inside the outer loop': [
    'first-anchor-only',
    (labels) => {
      const positives: Pair[] = [];
      const negatives: Pair[] = [];
      for (let i = 0; i < labels.length; i++) {
        for (let j = 0; j < labels.length; j++) {
          if (same(labels, i, j)) positives.push([i, j]);
          if (different(labels, i, j)) negatives.push([i, j]);
        }
        return lists(positives, negatives);
      }
      return undefined;
    },
  ],
  'asks whether there is a label': [
    'class-zero-lost',
    (labels) => {
      const positives: Pair[] = [];
      const negatives: Pair[] = [];
      for (let i = 0; i < labels.length; i++) {
        if (!labels[i]) continue;
        for (let j = 0; j < labels.length; j++) {
          if (same(labels, i, j)) positives.push([i, j]);
          if (different(labels, i, j)) negatives.push([i, j]);
        }
      }
      return lists(positives, negatives);
    },
  ],
  'pushes the labels': [
    'labels-not-places',
    (labels) => {
      const positives: Pair[] = [];
      const negatives: Pair[] = [];
      labels.forEach((a, i) => {
        labels.forEach((b, j) => {
          if (a !== b) negatives.push([a, b]);
          else if (i !== j) positives.push([a, b]);
        });
      });
      return lists(positives, negatives);
    },
  ],
  'sorts a copy of the labels': [
    'labels-sorted',
    (labels) => asking(same, different)(Uint8Array.from(labels).sort()),
  ],
};
