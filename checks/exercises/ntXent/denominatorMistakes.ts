import { known, type Known } from './known';
import { acrossViews, notSelf } from './views';
import { logSumExp } from '../vectors';

const isFirst = (i: number, n: number): boolean => i < n;
const otherView = (i: number, k: number, n: number): boolean => isFirst(i, n) !== isFirst(k, n);
const isPartner = (i: number, k: number, n: number): boolean => k === acrossViews(i, n);

/** Which views stand in the denominator. */
export const denominatorMistakes: readonly Known[] = [
  known(
    'self-kept',
    { counts: () => true },
    'Your denominator holds the similarity of the anchor with itself, always 1. Leave out k = i, and only that.',
  ),
  known(
    'self-set-to-zero',
    { each: ({ others, positive }) => logSumExp([...others, 0]) - positive },
    'You set the diagonal to 0, and exp(0) = 1 is still counted. Make it so negative that its exponential is 0: subtract `tf.eye(2 * n).mul(1e9)`.',
  ),
  ...[10, 20, 50, 100].map((size) =>
    known(
      'mask-too-small',
      {
        each: ({ others, positive }, temperature) =>
          logSumExp([...others, 1 / temperature - size]) - positive,
      },
      `You subtract ${size} on the diagonal, which is not enough: at temperature 0.01 logits go from −100 to 100. Subtract a number larger by far, 1e9.`,
    ),
  ),
  known(
    'infinity-on-diagonal',
    { combine: () => NaN },
    'Everything is NaN. Did you multiply `tf.eye` by Infinity? Off the diagonal that makes 0 · ∞, which is NaN: take a large finite number, 1e9.',
  ),
  known(
    'positive-left-out',
    { counts: (i, k, n) => notSelf(i, k) && !isPartner(i, k, n) },
    'The positive is missing from your denominator: that is the decoupled loss of notebook 2. Here only k = i is left out.',
  ),
  known(
    'positive-counted-twice',
    { each: ({ others, positive }) => logSumExp([...others, positive]) - positive },
    'Your denominator counts the positive twice: it is one of the 2N − 1 others already.',
  ),
  known(
    'other-view-only',
    { counts: otherView },
    'Your anchors see the other view only, N candidates. The other pictures in the anchor’s own view are negatives too: 2N − 1 in all.',
  ),
  known(
    'other-view-only',
    { counts: otherView, isAnchor: isFirst },
    'You compare z1 with z2 only. Stack both to 2N views and compare all with all; every view is an anchor once.',
  ),
  known(
    'other-view-only',
    { counts: otherView, isAnchor: (i, n) => !isFirst(i, n) },
    'You compare z2 with z1 only. Stack both to 2N views and compare all with all; every view is an anchor once.',
  ),
  known(
    'own-view-only',
    { counts: (i, k, n) => notSelf(i, k) && (!otherView(i, k, n) || isPartner(i, k, n)) },
    'Besides the positive, your denominator holds the anchor’s own view only. The other pictures’ second views are negatives too.',
  ),
];

/** Which views are anchors, and who is whose partner. */
export const anchorMistakes: readonly Known[] = [
  known(
    'first-views-only',
    { isAnchor: isFirst },
    'Only the first views are anchors in yours. The second views ask the same question, and get other answers: average over all 2N.',
  ),
  known(
    'second-views-only',
    { isAnchor: (i, n) => !isFirst(i, n) },
    'Only the second views are anchors in yours. The first views ask the same question, and get other answers: average over all 2N.',
  ),
  known(
    'neighbour-as-partner',
    { partner: (i) => (i % 2 === 0 ? i + 1 : i - 1) },
    'You take rows 0 and 1, 2 and 3, … for partners. After `tf.concat([z1, z2])` the partner of row i is row i + N, and back.',
  ),
  known(
    'neighbour-as-partner',
    { partner: (i, n) => (i + 1) % (2 * n) },
    'You take the next row for the partner. After `tf.concat([z1, z2])` the partner of row i is row i + N, and back.',
  ),
  known(
    'reversed-as-partner',
    { partner: (i, n) => 2 * n - 1 - i },
    'You take the last row for the partner of the first. After `tf.concat([z1, z2])` the partner of row i is row i + N, and back.',
  ),
  known(
    'self-as-partner',
    { partner: (i, n) => i % n, counts: () => true },
    'The labels 0 … N − 1, twice, make the first N views their own positives. They must be N … 2N − 1, then 0 … N − 1.',
  ),
  known(
    'self-as-partner',
    { partner: (i) => i, counts: () => true },
    'You take the diagonal for the positives: every view is its own partner. The partner of row i is row i + N, and back.',
  ),
];
