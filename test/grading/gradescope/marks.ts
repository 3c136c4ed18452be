import type { ExerciseMark, Remark, SubmissionMark } from '../../../grading/marks';

const about = (exercise: string, points: number, remarks: readonly Remark[] = []) => ({
  exercise,
  notebook: '04-simclr-nt-xent',
  points,
  outOf: 4,
  seed: 7,
  seconds: 1.5,
  remarks,
});

const tried = { publicRight: 4, publicCount: 6, hiddenCount: 3 };
const verdict = { exercise: 'ntXent', seed: 7, points: 0, outOf: 4, tried };

/** One mark of each kind. */
export const MARKS: Readonly<Record<string, ExerciseMark>> = {
  solved: {
    ...about('augment', 4),
    kind: 'judged',
    verdict: { ...verdict, kind: 'pass', points: 4, notes: ['Tidy up.'] },
    tried,
  },
  wrong: {
    ...about('ntXent', 0, [
      { name: 'copied', says: 'Equals Ada’s.' },
      { name: 'declared-again', says: 'The last one counts.', cell: 3, line: 2 },
    ]),
    kind: 'judged',
    verdict: {
      ...verdict,
      kind: 'fail',
      fault: 'values',
      misconception: 'sum-for-mean',
      seen: 'On two\u001b[31m pictures the value should be 1; yours is 4.',
      look: 'Is it the mean?',
    },
    tried,
  },
  untouched: {
    ...about('stratified', 0),
    kind: 'judged',
    verdict: { ...verdict, kind: 'unattempted' },
    tried,
  },
  missing: { ...about('dclLoss', 0), kind: 'missing' },
  contained: {
    ...about('marginLoss', 0, [{ name: 'time', says: 'It ran too long.' }]),
    kind: 'contained',
  },
};

/** A submission with one mark of each kind. */
export const SUBMISSION: SubmissionMark = {
  student: 'Ada',
  files: [],
  exercises: Object.values(MARKS),
  points: 4,
  outOf: 20,
  remarks: [{ name: 'too-large', says: '05.ipynb has 70 MB.' }],
  seconds: 12.345,
  isolation: 'bubblewrap',
};
