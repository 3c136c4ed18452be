import { onlyKind, seenJitter, STRENGTH } from './behaviour';
import { chanceMistakes } from './chanceMistakes';
import { known, type Known } from './known';

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
    'zero-taken-for-missing',
    ({ flip, jitter, gray }) => ({
      flip: flip || DEFAULTS.flip,
      jitter: jitter || DEFAULTS.jitter,
      gray: gray || DEFAULTS.gray,
    }),
    'A probability of 0 becomes the default in yours, for `||` takes 0 for missing. Write `const { flipProbability = 0.5 } = options`, or `??` in place of `||`.',
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

/** What learners get wrong in drawing views. */
export const misconceptions: readonly Known[] = [...missing, ...misplaced, ...chanceMistakes];
