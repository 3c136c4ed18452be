import type { ClassMarks, ExerciseMark, Remark, SubmissionMark } from '../marks';
import { sharedRemarks } from '../notebook/copies';
import type { Graded } from '../submission';

/** What is asked of a class. */
export interface ClassTerms {
  readonly seed: number;
  readonly versions: Readonly<Record<string, string>>;
  /** Notebooks that were asked for. @defaultValue those that any student returned */
  readonly notebooks?: readonly string[] | undefined;
}

/**
 * The rows of a class: with the exercises of the notebooks that were asked for, and with a remark where students
 * share an answer.
 */
export function classMarks(
  rows: readonly Graded[],
  { seed, versions, notebooks }: ClassTerms,
): ClassMarks {
  const returned = new Set(rows.flatMap((row) => row.returned));
  const all = rows.flatMap(({ mark }) => mark.exercises.map(({ notebook }) => notebook));
  const recognised = all.filter((notebook) => returned.has(notebook));
  const asked = new Set(notebooks ?? (recognised.length > 0 ? recognised : all));
  const shared = sharedRemarks(
    new Map(rows.map(({ mark, hashes }) => [mark.student, new Map(Object.entries(hashes))])),
  );
  const submissions = rows.map(({ mark }) =>
    row(mark, asked, (exercise) => shared.get(mark.student)?.get(exercise)),
  );
  return { seed, versions, submissions };
}

function row(
  mark: SubmissionMark,
  asked: ReadonlySet<string>,
  remarkOn: (exercise: string) => Remark | undefined,
): SubmissionMark {
  const exercises = mark.exercises
    .filter(({ notebook }) => asked.has(notebook))
    .map((each): ExerciseMark => {
      const remark = remarkOn(each.exercise);
      return remark ? { ...each, remarks: [...each.remarks, remark] } : each;
    });
  const sum = (part: 'points' | 'outOf') => exercises.reduce((all, each) => all + each[part], 0);
  return { ...mark, exercises, points: sum('points'), outOf: sum('outOf') };
}
