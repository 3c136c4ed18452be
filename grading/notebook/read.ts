import type { Remark } from '../marks';
import type { Slice } from '../slice';
import { answerHashes } from './hashes';
import { knownAnswers, type KnownAnswers } from './known';
import type { Program } from './assemble';
import { knownRemarks, type Hashes } from './copies';
import { courseNotebooks } from './course';
import { draft, type Draft } from './draft';
import { fileFor, openAll, twiceRemarks, type Opened, type Returned } from './files';
import { finish } from './finish';
import type { Outline } from './outline';
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

/** Reads what one student returned; never throws, whatever it is. */
export type ReadSubmission = (files: readonly Returned[]) => Reading;

interface ReaderOptions {
  /** Names of the library that give an exercise away. @defaultValue its own name */
  readonly withheld?: (exercise: string) => readonly string[];
}

/** An exercise that some file declares. */
interface Found {
  readonly notebook: string;
  readonly draft: Draft;
  readonly hashes: readonly string[];
}

/**
 * Makes a reader of submissions. What they share is read once: the types of the library above all.
 *
 * @param root - The course: `lib/`, `notebooks/`, and `solutions/` where it has them.
 */
export function submissionReader(
  root: string,
  { withheld = (exercise) => [exercise] }: ReaderOptions = {},
): ReadSubmission {
  const course = courseNotebooks(root);
  const known = knownAnswers(root, course);
  const check = typeCheck(root);
  return (files) => {
    const opened = openAll(files, course);
    const found = course.flatMap(({ name, exercises }) =>
      exercises.flatMap((exercise) => find(opened, name, exercise, known)),
    );
    const types = check(programsOf(found));
    const slices = found.map(({ notebook, draft: cut, hashes }) => {
      const { exercise } = cut;
      const copied = knownRemarks(exercise, hashes, known);
      const remarks = [...(types.get(exercise) ?? []), ...copied];
      return finish({ notebook, draft: cut, remarks, withheld: withheld(exercise) });
    });
    return {
      slices,
      remarks: [...opened.flatMap(({ remarks }) => remarks), ...twiceRemarks(opened)],
      notebooks: opened.map(({ path, notebook }) => ({ path, notebook })),
      hashes: new Map(found.map(({ draft: { exercise }, hashes }) => [exercise, hashes])),
    };
  };
}

function find(
  files: readonly Opened[],
  notebook: string,
  exercise: string,
  known: KnownAnswers,
): Found[] {
  const file = fileFor(files, notebook, exercise);
  const cut = file && draft(file.outline, exercise);
  return cut ? [{ notebook, draft: cut, hashes: hashesOf(file.outline, cut, known) }] : [];
}

/** The hashes of an answer's own functions, without those that the course brings along. */
const hashesOf = (notebook: Outline, { found }: Draft, { given }: KnownAnswers): string[] =>
  found ? answerHashes(notebook, found.selection).filter((hash) => !given.has(hash)) : [];

/** The programs whose types are worth a check. */
const programsOf = (found: readonly Found[]): ReadonlyMap<string, Program> =>
  new Map(
    found.flatMap(({ draft: { exercise, found: cut, remarks } }) =>
      cut && isRunnable({ remarks }) ? [[exercise, cut.program] as const] : [],
    ),
  );
