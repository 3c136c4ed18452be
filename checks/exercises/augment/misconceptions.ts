import type { Misconception } from '../../exercise';
import {
  behaviourOf,
  expected,
  onlyKind,
  seenJitter,
  STRENGTH,
  type Behaviour,
  type Seen,
} from './behaviour';
import type { Pictures } from './pictures';

/** A known mistake of this exercise. */
export type Known = Misconception<Pictures>;

type Options = Pictures['options'];

/** A mistake by the behaviour that it has, and by what else is seen of it. */
const known = (
  id: string,
  change: (right: Behaviour, options: Options) => Partial<Behaviour> & Seen,
  hint: string,
): Known => ({
  id,
  mimic: ({ options }) => {
    const right = behaviourOf(options);
    const changed = change(right, options);
    return expected({ ...right, ...changed }, options, changed);
  },
  hint,
});

const DEFAULTS = { flip: 0.5, jitter: 0.8, gray: 0.2 } as const;

const STEPS = [
  ['flip', 'lib.flip', 'flipProbability'],
  ['jitter', 'lib.colourJitter', 'jitterProbability'],
  ['gray', 'lib.grayscale', 'grayscaleProbability'],
] as const;

/** Something is left out. */
const missing: readonly Known[] = [
  ...STEPS.flatMap(([step, block, option]) => [
    known(
      `${step}-missing`,
      () => ({ [step]: 0 }),
      `Yours never does it: is the result of \`${block}\` what goes on to the next step?`,
    ),
    known(
      `${step}-always`,
      () => ({ [step]: 1 }),
      `Yours does it to every picture. Give \`${block}\` its \`probability\`: \`${option}\`.`,
    ),
    known(
      `${step}-probability-ignored`,
      () => ({ [step]: DEFAULTS[step] }),
      `\`${option}\` has no effect in yours. Pass it on: \`${block}(…, { seed, probability: ${option} })\`.`,
    ),
    known(
      'one-step-only',
      (right) => ({ flip: 0, jitter: 0, gray: 0, [step]: right[step] }),
      'Only one of the three steps reaches your result. Each takes what the one before it returned, not the images.',
    ),
  ]),
  known(
    'probabilities-ignored',
    () => DEFAULTS,
    'The three probabilities have no effect in yours. Take them out of the options, and pass each on to its step.',
  ),
  known(
    'strength-ignored',
    () => ({ strength: STRENGTH }),
    'The options may set the strengths of the jitter: gather them with `...strength`, and pass them on to `lib.colourJitter`.',
  ),
];

const SWAPPED =
  'Some of your steps have each other’s probability. Which is whose: `flipProbability`, `jitterProbability`, `grayscaleProbability`?';

/** The probability of one or the other or both. */
const either = (p: number, q: number): number => p + q - p * q;

/** The wrong one in the wrong place. */
const misplaced: readonly Known[] = [
  known('probabilities-swapped', ({ flip, jitter }) => ({ flip: jitter, jitter: flip }), SWAPPED),
  known('probabilities-swapped', ({ flip, gray }) => ({ flip: gray, gray: flip }), SWAPPED),
  known('probabilities-swapped', ({ jitter, gray }) => ({ jitter: gray, gray: jitter }), SWAPPED),
  known(
    'probabilities-inverted',
    ({ flip, jitter, gray }) => ({ flip: 1 - flip, jitter: 1 - jitter, gray: 1 - gray }),
    'Yours changes a picture with probability 1 − p. A draw *below* p is the one that happens with probability p.',
  ),
  known(
    'gray-before-jitter',
    ({ jitter, gray }, options) =>
      ['hue', 'saturation'].includes(onlyKind(options) ?? '')
        ? { recoloured: jitter * (1 - gray), ...(gray === 1 ? { varies: 0 } : {}) }
        : {},
    'You take the colours out before you change them: gray has no hue to turn. First the jitter, then the grayscale.',
  ),
  known(
    'gray-by-mean',
    ({ gray, ...right }) => ({ recoloured: either(seenJitter(right), gray) }),
    'Your gray is the plain mean of red, green and blue. The eye sees green brighter than blue: `lib.grayscale` weighs them.',
  ),
  known(
    'upside-down',
    ({ flip, ...right }) => ({ flip: 0, recoloured: either(seenJitter(right), flip) }),
    'Yours turns pictures upside down. Mirror left and right: axis 2 of [N, height, width, 3].',
  ),
];

/** Chance. */
const draws: readonly Known[] = [
  known(
    'seed-ignored',
    () => ({ varies: 0 }),
    'Every seed gives the same views in yours. Pass `seed` on to every step.',
  ),
  known(
    'not-repeatable',
    () => ({ repeats: 0 }),
    'One seed gives other views each time in yours. Let every draw come from `seed`, so that runs can be repeated.',
  ),
  known(
    'one-draw-for-all-steps',
    ({ flip, gray }) => ({ together: Math.min(flip, gray) - flip * gray }),
    'One draw decides all steps of a picture in yours: what is gray is always mirrored too. Draw anew for each step.',
  ),
];

/** 0 or 1 in place of a probability between them: the coin that fell for the whole batch. */
const coins = [undefined, 0, 1].flatMap((flip) =>
  [undefined, 0, 1].flatMap((jitter) => [undefined, 0, 1].map((gray) => ({ flip, jitter, gray }))),
);

const onceForAll: readonly Known[] = coins.slice(1).map((fell) =>
  known(
    'one-draw-for-the-batch',
    (right, options) => {
      const coin = (step: keyof typeof fell) =>
        right[step] > 0 && right[step] < 1 ? (fell[step] ?? right[step]) : right[step];
      const varies = expected(right, options).at(-1) ?? NaN;
      return { flip: coin('flip'), jitter: coin('jitter'), gray: coin('gray'), varies };
    },
    'One draw decides for the whole batch in yours: all pictures change, or none. Every picture draws its own.',
  ),
);

/** What learners get wrong in drawing views. */
export const misconceptions: readonly Known[] = [...missing, ...misplaced, ...draws, ...onceForAll];
