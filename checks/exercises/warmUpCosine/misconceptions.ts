import type { Misconception } from '../../exercise';
import { courseOf, height, rateWith, type Shape, type Stepped } from './rate';

type Known = Misconception<Stepped>;

const wrong = (id: string, parts: Partial<Shape>, hint: string): Known => ({
  id,
  mimic: rateWith(parts),
  hint,
});

const past = (step: number, warmUp: number, steps: number): number =>
  Math.min(1, (step - warmUp) / (steps - warmUp));

const riseMistakes: readonly Known[] = [
  wrong(
    'off-by-one',
    { rise: (step, { rate, warmUp }) => (rate * (step + 1)) / warmUp },
    'Your rise counts steps from 0. Here the first step is step 1, and its share of the warm-up is 1 / warmUp.',
  ),
  wrong(
    'off-by-one',
    { rise: (step, { rate, warmUp }) => (rate * (step - 1)) / warmUp },
    'Your rise is a step behind: step 1 should have 1 / warmUp of the rate.',
  ),
  wrong(
    'no-warm-up',
    { rise: (_, { rate }) => rate },
    'Yours begins at the full rate. While the step is below warmUp the rate is learningRate · step / warmUp.',
  ),
  wrong(
    'rise-from-lowest',
    {
      rise: (step, { rate, warmUp, lowest }) => lowest + ((rate - lowest) * step) / warmUp,
    },
    'Your rise begins at `lowest`. It begins at 0; only the fall ends at `lowest`.',
  ),
  wrong(
    'curved-rise',
    { rise: (step, { rate, warmUp }) => rate * (1 - height(step / warmUp)) },
    'Your rise is half a wave. It is a straight line: learningRate · step / warmUp.',
  ),
  wrong(
    'rise-over-all-steps',
    { rise: (step, { rate, steps }) => (rate * step) / steps },
    'Your rise is measured by all steps. It takes `warmUp` steps.',
  ),
];

const fallMistakes: readonly Known[] = [
  wrong(
    'wave-from-the-start',
    {
      fall: (step, { rate, steps, lowest }) =>
        lowest + (rate - lowest) * height(Math.min(1, step / steps)),
    },
    'Your wave begins at step 0, so that a part of the fall is over when the warm-up ends. Count from warmUp: (t − w) / (T − w).',
  ),
  {
    id: 'multiplied',
    mimic: (inputs) => {
      const { rate, warmUp, steps, lowest } = courseOf(inputs);
      const wave = lowest + (rate - lowest) * height(Math.min(1, inputs.step / steps));
      return wave * (inputs.step < warmUp ? inputs.step / warmUp : 1);
    },
    hint: 'You multiply the rise into a wave that falls already, so that the full rate is never reached. First the rise, then the wave.',
  },
  wrong(
    'warm-up-not-subtracted-below',
    {
      fall: (step, { rate, warmUp, steps, lowest }) =>
        lowest + (rate - lowest) * height(Math.min(1, (step - warmUp) / steps)),
    },
    'Your fall is not over at the last step: there are steps − warmUp steps for it. Divide by that.',
  ),
  wrong(
    'no-fall',
    { fall: (_, { rate }) => rate },
    'Yours stays at the full rate after the warm-up, as the formula with min(1, t/w) does. Let it fall along half a wave.',
  ),
  wrong(
    'straight-fall',
    {
      fall: (step, { rate, warmUp, steps, lowest }) =>
        lowest + (rate - lowest) * (1 - past(step, warmUp, steps)),
    },
    'Yours falls along a straight line. Use (1 + cos(π · share)) / 2.',
  ),
  wrong(
    'whole-wave',
    {
      fall: (step, { rate, warmUp, steps, lowest }) =>
        lowest + (rate - lowest) * height(2 * past(step, warmUp, steps)),
    },
    'Yours goes down and up again. A learning rate takes half a wave: π, not 2π.',
  ),
  wrong(
    'half-missing',
    {
      fall: (step, { rate, warmUp, steps, lowest }) =>
        lowest + (rate - lowest) * 2 * height(past(step, warmUp, steps)),
    },
    'Your wave is twice as high: 1 + cos lies between 0 and 2. Halve it.',
  ),
  wrong(
    'rises-again',
    {
      fall: (step, { rate, warmUp, steps, lowest }) =>
        lowest + (rate - lowest) * height((step - warmUp) / (steps - warmUp)),
    },
    'After the last step yours rises again, since the cosine goes on. Cut the share off: `Math.min(1, …)`.',
  ),
  wrong(
    'zero-after-the-end',
    {
      fall: (step, course) => {
        const { rate, warmUp, steps, lowest } = course;
        return step > steps ? 0 : lowest + (rate - lowest) * height(past(step, warmUp, steps));
      },
    },
    'After the last step yours is 0. It stays at `lowest`.',
  ),
  wrong(
    'lowest-ignored',
    {
      fall: (step, { rate, warmUp, steps }) => rate * height(past(step, warmUp, steps)),
    },
    'Yours falls to 0 whatever is asked. It ends at `lowest`; 0 is only what that is by default.',
  ),
  wrong(
    'lowest-added',
    {
      fall: (step, { rate, warmUp, steps, lowest }) =>
        lowest + rate * height(past(step, warmUp, steps)),
    },
    'Your fall begins above the learning rate. What the wave spans is learningRate − lowest.',
  ),
];

/** What learners get wrong in the warm-up and the wave. */
export const misconceptions: readonly Known[] = [...riseMistakes, ...fallMistakes];
