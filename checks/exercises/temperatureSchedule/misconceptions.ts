import type { Misconception } from '../../exercise';
import { height, temperatureAt, waveOf, type Timed, type Wave } from './wave';

type Known = Misconception<Timed>;

/** A mistake in the wave, by step and options. */
const wrong = (id: string, at: (step: number, wave: Wave) => number, hint: string): Known => ({
  id,
  mimic: (inputs) => at(inputs.step, waveOf(inputs)),
  hint,
});

/** A mistake in the shape: how high the temperature is, from 0 to 1, at a phase of the period. */
const shaped = (id: string, shape: (phase: number) => number, hint: string): Known =>
  wrong(
    id,
    (step, { highest, lowest, period }) => lowest + (highest - lowest) * shape(step / period),
    hint,
  );

const DEFAULTS =
  'Where an option is left out, highest is 1 and lowest is 0.1; where it is given, the caller’s number counts.';

const phaseMistakes: readonly Known[] = [
  shaped(
    'starts-low',
    (phase) => 1 - height(phase),
    'Yours begins at the lowest temperature. It begins at the highest: the cosine of 0 is 1.',
  ),
  shaped(
    'half-a-wave',
    (phase) => height(phase / 2),
    'After one period yours is at the lowest. It should be back at the highest: a whole wave is 2π.',
  ),
  shaped(
    'half-a-wave',
    (phase) => height(Math.min(1, phase) / 2),
    'Yours goes down once and stays, as a learning rate does. This one goes down and up again: a whole wave is 2π.',
  ),
  shaped(
    'stops-after-a-period',
    (phase) => height(Math.min(1, phase)),
    'Yours stops after one period. The wave goes on: the cosine repeats itself, so nothing need be cut.',
  ),
  shaped(
    'no-two-pi',
    (phase) => height(phase / (2 * Math.PI)),
    'Your cosine gets t / period. A whole wave is 2π: multiply by it.',
  ),
  shaped(
    'degrees',
    (phase) => height((360 * phase) / (2 * Math.PI)),
    '`Math.cos` wants radians: a whole wave is 2π, not 360.',
  ),
  shaped(
    'sine',
    (phase) => (1 + Math.sin(2 * Math.PI * phase)) / 2,
    'A sine begins in the middle. The cosine begins at the top.',
  ),
  shaped(
    'twice-as-fast',
    (phase) => height(2 * phase),
    'Yours is back at the highest after half a period. A whole wave takes a whole period.',
  ),
  shaped(
    'straight-lines',
    (phase) => Math.abs(1 - 2 * (phase - Math.floor(phase))),
    'Yours goes down and up along straight lines. A wave is flat at both ends: use the cosine.',
  ),
  shaped(
    'sawtooth',
    (phase) => 1 - (phase - Math.floor(phase)),
    'Yours falls along a line and jumps back. It should go down and up again along a wave.',
  ),
  wrong(
    'frequency-inverted',
    (step, { period, ...rest }) => temperatureAt(period, { ...rest, period: step }),
    'You divide the period by the step. It is the other way round: t / period counts the periods.',
  ),
];

const heightMistakes: readonly Known[] = [
  shaped(
    'half-missing',
    (phase) => 2 * height(phase),
    'Your wave is twice as high: 1 + cos lies between 0 and 2. Halve it.',
  ),
  shaped(
    'dips-below',
    (phase) => Math.cos(2 * Math.PI * phase),
    'Yours falls below the lowest temperature, since a cosine reaches −1. (1 + cos) / 2 lies between 0 and 1.',
  ),
  shaped(
    'half-a-cosine',
    (phase) => Math.cos(2 * Math.PI * phase) / 2,
    'A cosine halved lies between −½ and ½. Add the 1 first: (1 + cos) / 2.',
  ),
  shaped(
    'bracket-missing',
    (phase) => 1 + Math.cos(2 * Math.PI * phase) / 2,
    'Only the cosine is halved in yours. Put brackets round 1 + cos.',
  ),
  wrong(
    'lowest-not-added',
    (step, { highest, lowest, period }) => (highest - lowest) * height(step / period),
    'Your wave goes down to 0. Add the lowest temperature.',
  ),
  wrong(
    'highest-for-the-range',
    (step, { highest, lowest, period }) => lowest + highest * height(step / period),
    'Your wave goes up to highest + lowest. What the wave spans is highest − lowest.',
  ),
  wrong(
    'lowest-not-added',
    (step, { highest, period }) => highest * height(step / period),
    'Your wave goes down to 0, not to the lowest temperature.',
  ),
  wrong(
    'by-factors',
    (step, { highest, lowest, period }) => lowest * (highest / lowest) ** height(step / period),
    'You go between the two by factors. The wave is added: lowest + (highest − lowest) · (1 + cos) / 2.',
  ),
];

const optionMistakes: readonly Known[] = [
  {
    id: 'options-ignored',
    mimic: ({ step, options: { period = NaN } }) =>
      temperatureAt(step, { highest: 1, lowest: 0.1, period }),
    hint: DEFAULTS,
  },
  ...[
    { highest: 0.5 },
    { highest: 0.2 },
    { lowest: 0.05 },
    { lowest: 0.07 },
    { lowest: 0.01 },
    { highest: 0.5, lowest: 0.05 },
    { highest: 0.5, lowest: 0.07 },
  ].map((defaults) => ({
    id: 'other-defaults',
    mimic: (inputs: Timed) => temperatureAt(inputs.step, waveOf(inputs, defaults)),
    hint: DEFAULTS,
  })),
  wrong(
    'constant',
    (_, { highest, lowest }) => (highest + lowest) / 2,
    'Yours does not depend on the step. The temperature goes down and up again in each period.',
  ),
  wrong('constant', (_, { highest }) => highest, 'Yours does not depend on the step.'),
];

/** What learners get wrong in the schedule. */
export const misconceptions: readonly Known[] = [
  ...phaseMistakes,
  ...heightMistakes,
  ...optionMistakes,
];
