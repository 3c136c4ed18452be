import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import {
  exercises as courseExercises,
  draws,
  type Exercise,
  type Inputs,
  type Probe,
} from '../../checks';
import { uniforms } from '../../lib';
import type { Hidden } from './hidden';

/** The hidden inputs of each exercise, by its name. */
export type HiddenByExercise = ReadonlyMap<string, Hidden>;

const requireFile = createRequire(__filename);

const ENDINGS = ['.ts', '.js', '.cjs'];

/**
 * Reads a folder of hidden inputs: `NAME.ts` for each exercise, as in grading/hidden/.
 *
 * @param folder - The course's own, or a copy that is kept apart from it.
 * @throws Error that names the folder or the file and says what is wanted, where one is missing,
 *   cannot be read, or draws what its exercise cannot be asked.
 */
export function loadHidden(
  folder: string = __dirname,
  exercises: readonly Exercise[] = courseExercises,
): HiddenByExercise {
  const place = path.resolve(folder);
  if (!existsSync(place) || !statSync(place).isDirectory()) {
    throw new Error(
      `hidden: there is no folder ${place}; give one with a file for each exercise, as grading/hidden/ has.`,
    );
  }
  const files = exercises.map(({ name }) => [name, fileOf(place, name)] as const);
  const missing = files.flatMap(([name, file]) => (file === undefined ? [name] : []));
  if (missing.length > 0) {
    throw new Error(`hidden: ${place} has no ${missing.map((name) => `${name}.ts`).join(', ')}.`);
  }
  return new Map(
    exercises.map((exercise, i) => [exercise.name, hiddenIn(files[i]?.[1] ?? '', exercise)]),
  );
}

const fileOf = (folder: string, name: string): string | undefined =>
  ENDINGS.map((ending) => path.join(folder, name + ending)).find((file) => existsSync(file));

/** What a file exports, tried once. */
function hiddenIn(file: string, exercise: Exercise): Hidden {
  const { hidden } = read(file);
  if (typeof hidden !== 'function') {
    throw new Error(`hidden: ${file} must export a function \`hidden\` that draws inputs.`);
  }
  const fault = faultOf(attempt(file, hidden as Hidden), exercise);
  if (fault !== undefined) throw new Error(`hidden: ${file} ${fault}`);
  return hidden as Hidden;
}

function read(file: string): { readonly hidden?: unknown } {
  try {
    return requireFile(file) as { readonly hidden?: unknown };
  } catch (error) {
    throw new Error(`hidden: ${file} cannot be read: ${sayOf(error)}`, { cause: error });
  }
}

function attempt(file: string, hidden: Hidden): unknown {
  try {
    return hidden(uniforms(1), draws);
  } catch (error) {
    throw new Error(`hidden: ${file} cannot draw: ${sayOf(error)}`, { cause: error });
  }
}

/** Why what was drawn cannot be asked; nothing where it can. */
function faultOf(
  drawn: unknown,
  { probes, hiddenAtGrading, reference }: Exercise,
): string | undefined {
  const found = Array.isArray(drawn) ? (drawn as Partial<Probe<Inputs>>[]) : [];
  if (found.length !== hiddenAtGrading) {
    return `draws ${found.length} inputs; its exercise tells learners of ${hiddenAtGrading}.`;
  }
  const wanted = Object.keys(probes[0]?.inputs ?? {}).join(', ');
  for (const { title, inputs = {}, isPublic = false } of found) {
    const given = Object.keys(inputs).join(', ');
    if (!title) return 'draws an input without a title.';
    if (isPublic) return `calls “${title}” public; what is hidden stays so.`;
    if (given !== wanted) return `gives “${title}” the inputs ${given}; wanted: ${wanted}.`;
    try {
      reference(inputs);
    } catch (error) {
      return `draws “${title}”, on which the right answer stops: ${sayOf(error)}`;
    }
  }
  return undefined;
}

const sayOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
