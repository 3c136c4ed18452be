import type { Random } from '../../../lib';
import type { Exercise, Probe, Property } from '../../exercise';
import { plainNumber } from '../plainNumber';
import { misconceptions } from './misconceptions';
import { rateWith, type Stepped } from './rate';

const at = (title: string, step: number, options: Stepped['options']): Probe<Stepped> => ({
  title,
  inputs: { step, options },
  isPublic: true,
});

const LONG = { learningRate: 0.8, warmUp: 20, steps: 100 };
const RAISED = { learningRate: 1, warmUp: 10, steps: 50, lowest: 0.2 };

const probes: readonly Probe<Stepped>[] = [
  at('step 5 of a warm-up of 20', 5, LONG),
  at('step 1', 1, LONG),
  at('step 20, where the warm-up is over', 20, LONG),
  at('step 60, half-way down', 60, LONG),
  at('step 35 of 100', 35, LONG),
  at('step 100, the last', 100, LONG),
  at('step 130, after the last', 130, LONG),
  at('step 4, with a lowest rate', 4, RAISED),
  at('step 20, with a lowest rate', 20, RAISED),
  at('step 50, the last, with a lowest rate', 50, RAISED),
  at('step 70, after the last, with a lowest rate', 70, RAISED),
  { ...at('step 1, without any warm-up', 1, { ...LONG, warmUp: 0 }), isEdge: true },
];

/** A step somewhere on the way, and the way. */
export const drawStep = (random: Random): Stepped => {
  const warmUp = 5 + Math.round(30 * random());
  const steps = warmUp + 20 + Math.round(100 * random());
  const learningRate = 0.5 + Math.round(100 * random()) / 100;
  const lowest = Math.round(30 * random()) / 100;
  return {
    step: 1 + Math.round((steps - 1) * random()),
    options: { learningRate, warmUp, steps, lowest },
  };
};

const hidden = (random: Random): readonly Probe<Stepped>[] =>
  ['a step', 'another step', 'a third step'].map((what) => ({
    title: `${what} of a way that was drawn`,
    inputs: drawStep(random),
  }));

const properties: readonly Property<Stepped>[] = [
  {
    says: 'Twice the learning rate and twice the lowest must give twice the rate',
    look: 'Is there a number in your function that does not come from the options?',
    draw: drawStep,
    vary: ({ step, options }) => ({
      step,
      options: {
        ...options,
        learningRate: 2 * (options['learningRate'] ?? NaN),
        lowest: 2 * (options['lowest'] ?? NaN),
      },
    }),
    expect: ({ shape, values }) => ({ shape, values: values.map((v) => 2 * v) }),
  },
  {
    says: 'Counting everything in half steps must not change the rate',
    look: 'Only shares of the way count: step / warmUp, and (step − warmUp) / (steps − warmUp).',
    draw: drawStep,
    vary: ({ step, options }) => ({
      step: 2 * step,
      options: {
        ...options,
        warmUp: 2 * (options['warmUp'] ?? NaN),
        steps: 2 * (options['steps'] ?? NaN),
      },
    }),
    expect: (answer) => answer,
  },
];

/** Notebook 11, second exercise: a gentle start and a gentle end. */
export const warmUpCosineExercise: Exercise<Stepped> = {
  name: 'warmUpCosine',
  title: 'Warm-up, then a cosine',
  points: 2,
  twins: ['warmUpCosine', 'cosineSchedule'],
  wanted: 'one number, plain or as a tensor of shape []',
  measure: plainNumber,
  reference: rateWith(),
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  batch: (count) => ({ step: count, options: LONG }),
  look: 'Work out three steps by hand: in the middle of the warm-up, at its end, and half-way from there to the last step.',
  hints: [
    'Two cases. `if (step < warmUp) return …` has the rise, a straight line from 0 to the learning rate.',
    'Afterwards: which share of the fall has gone? At `warmUp` it is 0, at `steps` it is 1: `(step - warmUp) / (steps - warmUp)`, and never more than 1.',
    '`(1 + Math.cos(Math.PI * share)) / 2` goes from 1 to 0. Stretch it to `learningRate - lowest`, and add `lowest`.',
  ],
};
