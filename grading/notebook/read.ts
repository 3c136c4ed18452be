import { exercises } from '../../checks';
import type { Remark } from '../marks';
import type { Slice } from '../slice';
import { knownAnswers } from './known';
import type { Program } from './assemble';
import { knownRemarks, tellingHashes, type Hashes } from './copies';
import { courseNotebooks } from './course';
import { draft, type Draft } from './draft';
import { fileFor, openAll, twiceRemarks, type Opened, type Returned } from './files';
import { finish } from './finish';
import type { Outline } from './outline';
import type { Fingerprint } from './fingerprint';
import { answerPrints } from './prints';
import { isRunnable } from '../slice';
import { typeCheck } from './types';

/** What is found in the files of one student. */
export interface Reading {
  /** One for each exercise that some cell declares, in the course's order. */
  readonly slices: readonly Slice[];
  /** About files, not about one exercise. */
  readonly remarks: readonly Remark[];
  /** Which notebook of the course each file is, as far as one can tell. */
  readonly notebooks: readonly { readonly path: string; readonly notebook: string | undefined }[];
  /** What an exercise's functions are recognised by in other submissions; short ones have none. */
  readonly hashes: Hashes;
}

/** How far to read. */
export interface ReadOptions {
  /** Exercises whose types are left alone, with the remark that says why. */
  readonly unchecked?: ReadonlyMap<string, Remark>;
  /** Told before the types of an exercise are checked. */
  readonly onCheck?: (exercise: string) => void;
}

/**
 * Reads what one student returned; never throws, whatever it is. Types can be made to take minutes
 * and gigabytes: code that is not trusted is read by {@link openReader}.
 */
export type ReadSubmission = (files: readonly Returned[], options?: ReadOptions) => Reading;

/** An exercise that some file declares. */
interface Found {
  readonly notebook: string;
  readonly draft: Draft;
  readonly prints: readonly Fingerprint[];
}

/**
 * Makes a reader of submissions. What they share is read once: the types of the library above all.
 *
 * @param root - The course: `lib/`, `notebooks/`, and `solutions/` where it has them.
 */
export function submissionReader(root: string): ReadSubmission {
  const course = courseNotebooks(root);
  const known = knownAnswers(root, course);
  const check = typeCheck(root);
  return (files, { unchecked = new Map<string, Remark>(), onCheck } = {}) => {
    const opened = openAll(files, course);
    const found = course.flatMap(({ name, exercises: asked }) =>
      asked.flatMap((exercise) => find(opened, name, exercise)),
    );
    const types = check(programsOf(found, unchecked), onCheck);
    const slices = found.map(({ notebook, draft: cut, prints }) => {
      const { exercise } = cut;
      const left = unchecked.get(exercise);
      const remarks = [
        ...(left ? [left] : (types.get(exercise) ?? [])),
        ...knownRemarks(exercise, prints, known),
      ];
      return finish({ notebook, draft: cut, remarks, withheld: twins.get(exercise) ?? [] });
    });
    return {
      slices,
      remarks: [...opened.flatMap(({ remarks }) => remarks), ...twiceRemarks(opened)],
      notebooks: opened.map(({ path, notebook }) => ({ path, notebook })),
      hashes: new Map(
        found.map(({ draft: { exercise }, prints }) => [
          exercise,
          tellingHashes(exercise, prints, known),
        ]),
      ),
    };
  };
}

function find(files: readonly Opened[], notebook: string, exercise: string): Found[] {
  const file = fileFor(files, notebook, exercise);
  const cut = file && draft(file.outline, exercise);
  return cut ? [{ notebook, draft: cut, prints: printsOf(file.outline, cut) }] : [];
}

const printsOf = (notebook: Outline, { found }: Draft): Fingerprint[] =>
  found ? answerPrints(notebook, found.selection) : [];

/** The programs whose types are worth a check. */
const programsOf = (
  found: readonly Found[],
  unchecked: ReadonlyMap<string, Remark>,
): ReadonlyMap<string, Program> =>
  new Map(
    found.flatMap(({ draft: { exercise, found: cut, remarks } }) =>
      cut && isRunnable({ remarks }) && !unchecked.has(exercise)
        ? [[exercise, cut.program] as const]
        : [],
    ),
  );

/** Names of the library that give an exercise away. */
const twins = new Map(exercises.map((each) => [each.name, each.twins]));
