import { uniforms, type Patient, type Random } from '../../../lib';
import type { Exercise, Probe } from '../../exercise';
import { CURED, ENTRIES, ILL, ofMendedRun, type Order } from './answer';
import { misconceptions } from './misconceptions';

const mended = (patient: Patient, seed: number): Probe<Order> => ({
  title: `the mended run of patient ${patient}`,
  inputs: { run: { patient, seed } },
});

const seedOf = (random: Random): number => 1 + Math.floor(1000 * random());

/** Notebook 11, fifth exercise: what each patient needs, judged by the mended run. */
export const treatExercise: Exercise<Order> = {
  name: 'treat',
  title: 'Treatment, by the mended run',
  points: 4,
  twins: ['treat'],
  wanted: 'an object with the parts of the recipe that have to change',
  measure: ofMendedRun,
  place: (index) => ENTRIES[index] ?? '',
  reference: () => CURED,
  probes: (Object.keys(ILL) as Patient[]).map((patient) => ({
    ...mended(patient, seedOf(uniforms(3))),
    isPublic: true,
  })),
  hidden: (random) => [mended('D', seedOf(random)), mended('H', seedOf(random))],
  hiddenAtGrading: 3,
  properties: [],
  misconceptions,
  batch: (_, random) => mended('D', seedOf(random)).inputs,
  look: 'The check trains a small network by your recipe and asks it what you asked the patients. Which part of this patient’s file is not as in the healthy recipe?',
  hints: [
    'Each file has one part of its own beside `...healthyRecipe`: that part is ill. Return an object with that part alone: `{ loss }`, `{ views }` or `{ learningRate, maxNorm }`.',
    'Five patients have the same cure, a loss as in the healthy recipe: a temperature of 0.1, a mask on the diagonal, labels that send i to i + N and back. Write it once.',
    'C and H need views that differ, yet show the same digit: `lib.digitViews(pixels, { shift: 1, contrast: 0.4, noise: 0.2, seed })`.',
    'D: `learningRate: (step) => rateAt(step, { learningRate: 0.1, warmUp: 20, steps: 192 })`, and `maxNorm: 5`.',
  ],
};
