import { keep, known, knownBut, type Known } from './rule';

const FIXED = 'Yours always takes one momentum. Use the `momentum` of the options.';

/** What the new weight is. */
const formulas: readonly Known[] = [
  known(
    'shares-swapped',
    (t, o, m) => (1 - m) * t + m * o,
    'The shares are the wrong way round: the target keeps m of itself, and takes 1 − m of the online network. At 0.999 it should hardly move.',
  ),
  known(
    'copied',
    (_, o) => o,
    'Your target becomes a copy of the online network. It should move a small way towards it, and keep m of itself.',
  ),
  known(
    'online-not-scaled',
    (t, o, m) => m * t + o,
    'You add the whole of the online weight. The two shares must add up to 1: take (1 − m) of it.',
  ),
  known(
    'target-not-scaled',
    (t, o, m) => t + (1 - m) * o,
    'You keep the whole of the target. The two shares must add up to 1: keep m of it.',
  ),
  known(
    'moves-away',
    (t, o, m) => t - (1 - m) * (o - t),
    'Your target moves away from the online network. Turn the sign of the difference round.',
  ),
  known(
    'added',
    (t, o) => t + o,
    'You add the two networks up. Weigh them: m of one, 1 − m of the other.',
  ),
  known(
    'half-way',
    (t, o) => (t + o) / 2,
    'Your target goes half the way, whatever the momentum. It keeps m of itself.',
  ),
  known(
    'same-share-twice',
    (t, o, m) => m * t + m * o,
    'You take m of both. The shares must add up to 1: the online network gets 1 − m.',
  ),
];

/** Which momentum is taken. */
const momenta: readonly Known[] = [
  ...[0.999, 0.99, 0.9].map((m) => known('momentum-fixed', (t, o) => m * t + (1 - m) * o, FIXED)),
  ...[0.99, 0.9, 0.996, 0.5, 0.9999].map((otherwise) =>
    knownBut(
      'default-momentum',
      'The momentum is right where it is given, not where it is left out: its default is 0.999.',
      { otherwise },
    ),
  ),
];

/** What is changed. */
const places: readonly Known[] = [
  known(
    'not-assigned',
    keep,
    'Your target is what it was. Arithmetic makes new tensors; to change a variable in place, call its `assign`.',
  ),
  known(
    'online-changed',
    keep,
    'You change the online network, and leave the target as it is. It is the other way round: the target follows.',
    { moved: 1 },
  ),
  knownBut(
    'online-changed',
    'The target is right, but the online network has changed as well. Only the optimizer may change that one.',
    { moved: 1 },
  ),
  knownBut(
    'bias-forgotten',
    'You move the weight matrix only. Every variable follows, the bias too: go through all of `target.weights`.',
    { biasRule: keep },
  ),
  knownBut(
    'weight-forgotten',
    'You move the bias only. Every variable follows: go through all of `target.weights`.',
    { weightRule: keep },
  ),
];

/** What learners get wrong in a momentum update. */
export const misconceptions: readonly Known[] = [...formulas, ...momenta, ...places];
