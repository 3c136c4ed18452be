import type { ExerciseMark } from '../marks';

/** How an exercise ended, in one word. */
export type Outcome = 'passed' | 'failed' | 'unattempted' | 'missing' | 'contained';

/** All outcomes, the best first, and how they are shown: words never stand for colour alone. */
export const OUTCOMES: Readonly<Record<Outcome, { readonly mark: string; readonly says: string }>> =
  {
    passed: { mark: '✓', says: 'solved' },
    failed: { mark: '✗', says: 'not right' },
    unattempted: { mark: '○', says: 'not attempted' },
    missing: { mark: '–', says: 'missing' },
    contained: { mark: '!', says: 'stopped or cannot run' },
  };

export const outcomeOf = (mark: ExerciseMark): Outcome => {
  if (mark.kind !== 'judged') return mark.kind;
  const { kind } = mark.verdict;
  return kind === 'pass' ? 'passed' : kind === 'fail' ? 'failed' : kind;
};

/** Why an exercise failed; undefined for any other outcome. */
export const failureOf = (mark: ExerciseMark) =>
  mark.kind === 'judged' && mark.verdict.kind === 'fail' ? mark.verdict : undefined;

/** What a failure is counted by: the misconception that was recognised, else the kind of fault. */
export function mistakeOf(mark: ExerciseMark): string | undefined {
  const failure = failureOf(mark);
  if (!failure) return undefined;
  const { misconception, fault } = failure;
  return misconception ?? `other: ${fault === 'other' ? 'no such result' : fault}`;
}

/** How many inputs an exercise was tried on, as everybody reads it. */
export function triedText(mark: ExerciseMark): string {
  if (mark.kind !== 'judged') return '';
  const { publicRight, publicCount, hiddenCount } = mark.tried;
  return `public ${publicRight}/${publicCount}, hidden run at grading: ${hiddenCount}`;
}
