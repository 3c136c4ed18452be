import type { Random } from '../../../lib';
import type { Exercise, Probe, Property } from '../../exercise';
import type { Values } from '../../plain';
import { plainNumber } from '../plainNumber';
import { misconceptions } from './misconceptions';
import { temperatureAt, waveOf, type Timed } from './wave';

const at = (title: string, step: number, options: Timed['options']): Probe<Timed> => ({
  title,
  inputs: { step, options },
  isPublic: true,
});

const WAVE = { highest: 0.5, lowest: 0.1, period: 40 };

const probes: readonly Probe<Timed>[] = [
  at('step 10 of a period of 40', 10, WAVE),
  at('step 5 of a period of 40', 5, WAVE),
  at('step 0', 0, WAVE),
  at('step 20, half a period', 20, WAVE),
  at('step 40, a whole period', 40, WAVE),
  at('step 53, in the second period', 53, WAVE),
  at('step 3 of a period of 16, highest and lowest left out', 3, { period: 16 }),
  at('step 3 of a period of 16, lowest left out', 3, { highest: 0.8, period: 16 }),
  at('step 9 of a period of 16, highest left out', 9, { lowest: 0.2, period: 16 }),
];

const hidden = (random: Random): readonly Probe<Timed>[] => {
  const draw = (): Timed => ({
    step: 1 + Math.round(300 * random()),
    options: {
      highest: 0.6 + Math.round(100 * random()) / 100,
      lowest: 0.05 + Math.round(30 * random()) / 100,
      period: 50 + Math.round(100 * random()),
    },
  });
  return ['a step', 'another step', 'a third step'].map((what) => ({
    title: `${what} of a period that was drawn`,
    inputs: draw(),
  }));
};

const draw = (random: Random): Timed => ({ step: 1 + Math.round(90 * random()), options: WAVE });
const moved = ({ step, options }: Timed, by: number): Timed => ({ step: step + by, options });
const same = (answer: Values): Values => answer;

const properties: readonly Property<Timed>[] = [
  {
    says: 'A whole period later the temperature must be the same',
    look: 'The cosine repeats itself after 2π: what do you hand to it, and is anything cut off?',
    draw,
    vary: (inputs) => moved(inputs, 40),
    expect: same,
  },
  {
    says: 'Half a period later the temperature must be as far above the lowest as it was below the highest',
    look: 'Half a period turns the sign of the cosine, and of nothing else.',
    draw,
    vary: (inputs) => moved(inputs, 20),
    expect: ({ shape, values }) => ({ shape, values: values.map((v) => 0.6 - v) }),
  },
];

/** Notebook 7, third exercise: a temperature that goes down and up again. */
export const temperatureScheduleExercise: Exercise<Timed> = {
  name: 'temperatureSchedule',
  title: 'A schedule for the temperature',
  points: 1,
  twins: ['temperatureSchedule'],
  wanted: 'one number, plain or as a tensor of shape []',
  measure: plainNumber,
  reference: (inputs) => temperatureAt(inputs.step, waveOf(inputs)),
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  batch: (count) => ({ step: count, options: WAVE }),
  look: 'Work out three steps by hand: the start, half a period, a quarter of it. Which cosine belongs to each?',
  hints: [
    'Begin with a wave between 1 and −1 that takes `period` steps: `Math.cos(2 * Math.PI * step / period)`.',
    'Lift it to between 2 and 0 by adding 1, then halve it: between 1 and 0.',
    'Stretch it to `highest - lowest` and add `lowest`. At the start that gives highest, in the middle lowest.',
  ],
};
