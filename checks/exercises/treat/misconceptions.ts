import type { Patient } from '../../../lib';
import type { Misconception } from '../../exercise';
import { CURED, ILL, type Order } from './answer';

type Known = Misconception<Order>;

const PATIENTS = Object.keys(ILL) as Patient[];
const BY_LOSS = PATIENTS.filter((patient) => ILL[patient][0] === 'loss');

/** The entries of a cured run with some of them replaced, by their places. */
const but = (entries: Readonly<Record<number, number>>): readonly number[] =>
  CURED.map((value, i) => entries[i] ?? value);

/** Everybody is cured but some patients, of whom all is seen that `entries` says. */
const except =
  (patients: readonly Patient[], entries: Readonly<Record<number, number>>): Known['mimic'] =>
  ({ run }) =>
    patients.includes(run.patient) ? but(entries) : CURED;

const untreated: readonly Known[] = PATIENTS.map((patient) => ({
  id: 'left-ill',
  mimic: except([patient], { 0: 0 }),
  hint: `Patient ${patient} keeps what makes it ill: read its file again, it has one part of its own.`,
}));

const NO_MASK =
  'A perfect answer still costs log 2 = 0.69: each view finds itself among its candidates. Take a large number from the diagonal before the last line.';

const losses: readonly Known[] = [
  { id: 'mask-forgotten', mimic: except(BY_LOSS, { 2: 0.7 }), hint: NO_MASK },
  { id: 'mask-forgotten', mimic: except(['F'], { 2: 0.7 }), hint: NO_MASK },
  { id: 'mask-forgotten', mimic: except(['B'], { 2: 0.7 }), hint: NO_MASK },
  {
    id: 'labels-kept',
    mimic: except(['F'], { 2: 99, 4: 0, 6: 0 }),
    hint: 'With a mask and the old labels, first views are told to choose themselves, which now is forbidden. View i belongs to i + N, and i + N to i.',
  },
  {
    id: 'still-too-hot',
    mimic: except(['A'], { 2: 3.2 }),
    hint: 'At a temperature of 1 a perfect answer still costs 3.2: cosines from −1 to 1 cannot make a choice clear. What does the healthy recipe divide by?',
  },
  {
    id: 'negatives-missing',
    mimic: except(['E'], { 2: -1 }),
    hint: 'A loss below 0 is no cross entropy. Nothing in it pushes different pictures apart: it needs the whole matrix, with negatives.',
  },
];

const others: readonly Known[] = [
  {
    id: 'whole-recipe',
    mimic: ({ run }) => but({ 1: 4 - ILL[run.patient].length }),
    hint: 'You replace the whole recipe. That cures, and says nothing about the cause: give back only the part that is ill.',
  },
  {
    id: 'one-treatment-for-all',
    mimic: ({ run }) => (ILL[run.patient][0] === 'loss' ? CURED : but({ 0: 0, 1: 1 })),
    hint: 'Everybody gets a new loss. Some patients have a healthy one: look at what they see, and at their steps.',
  },
  {
    id: 'views-still-equal',
    mimic: except(['C'], { 3: 0 }),
    hint: 'Both views of patient C are still the same picture. Give `lib.digitViews` a shift, a contrast, noise: the healthy recipe has all three.',
  },
  {
    id: 'views-still-hopeless',
    mimic: except(['H'], { 6: 0 }),
    hint: 'The views of patient H still show too little: its loss stays near chance. Which of shift and noise is far from the healthy recipe’s?',
  },
  {
    id: 'rate-still-too-high',
    mimic: except(['D'], { 5: 0 }),
    hint: 'The steps of patient D are still too long: its projections grow beyond all measure. A warm-up to 30 ends at 30, too; the healthy rate is 0.03.',
  },
];

/** What learners get wrong in treating the patients. */
export const misconceptions: readonly Known[] = [...untreated, ...losses, ...others];
