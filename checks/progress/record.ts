import type { Verdict } from '../verdict';

/** How far a learner has come with one exercise. */
export interface Attempt {
  /** Once solved, an exercise stays solved. */
  readonly kind: Verdict['kind'];
  readonly points: number;
  /** How often it was judged with something written. */
  readonly tries: number;
}

/** By the exercise's name; an exercise that was never checked is absent. */
export type Progress = Readonly<Record<string, Attempt>>;

/** Adds a verdict: the best one counts. */
export function recorded(progress: Progress, verdict: Verdict): Progress {
  const { exercise, kind, points } = verdict;
  const known = progress[exercise] ?? { kind: 'unattempted', points: 0, tries: 0 };
  const tries = known.tries + (kind === 'unattempted' ? 0 : 1);
  const isBetter = kind === 'pass' || (kind === 'fail' && known.kind === 'unattempted');
  const next = isBetter ? { kind, points, tries } : { ...known, tries };
  return { ...progress, [exercise]: next };
}

/**
 * Reads progress out of a file's text.
 *
 * @returns Nothing when the text is not what this course writes.
 */
export function parsed(text: string): Progress | undefined {
  try {
    const found: unknown = JSON.parse(text);
    if (!isRecord(found) || found['version'] !== VERSION) return undefined;
    const { exercises } = found;
    return isRecord(exercises) && Object.values(exercises).every(isAttempt)
      ? (exercises as Progress)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The text that {@link parsed} reads. */
export const serialised = (exercises: Progress): string =>
  `${JSON.stringify({ version: VERSION, exercises }, null, 2)}\n`;

const VERSION = 1;
const KINDS: readonly unknown[] = ['pass', 'fail', 'unattempted'];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isAttempt = (value: unknown): boolean =>
  isRecord(value) &&
  KINDS.includes(value['kind']) &&
  Number.isFinite(value['points']) &&
  Number.isFinite(value['tries']);
