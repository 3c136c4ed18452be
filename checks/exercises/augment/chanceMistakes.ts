import { expected } from './behaviour';
import { known, type Known } from './known';

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

/** What learners get wrong about chance. */
export const chanceMistakes: readonly Known[] = [...draws, ...onceForAll];
