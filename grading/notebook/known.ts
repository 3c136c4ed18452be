import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readCells } from './cells';
import type { CourseNotebook } from './course';
import { answerHashes, type IsPublic } from './hashes';
import { outline, type Outline } from './outline';
import { declarationOf, select } from './select';

/** Answers that everybody can look up, or nobody should have. */
export interface KnownAnswers {
  /** Whose function it is, by exercise and hash; completes "equal to": `the library’s`. */
  readonly owners: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Hashes of what the notebooks of the course bring along. */
  readonly given: ReadonlySet<string>;
}

/**
 * The library's and the solutions' answers to all exercises.
 *
 * @param root - The course; where it has no `solutions/`, as learners get it, there are none of these.
 */
export function knownAnswers(root: string, course: readonly CourseNotebook[]): KnownAnswers {
  const given = course.flatMap(({ name }) => {
    const notebook = outlineOf(root, 'notebooks', name);
    return notebook ? answerHashes(notebook, notebook) : [];
  });
  const twins = libraryTwins(path.join(root, 'lib'));
  const owners = course.flatMap(({ name, exercises }) => {
    const solutions = outlineOf(root, 'solutions', name);
    return exercises.map((exercise) => {
      const official = solutions ? owned(solutions, exercise, 'the official solution’s') : [];
      return [exercise, new Map([...twins(exercise), ...official])] as const;
    });
  });
  return { owners: new Map(owners), given: new Set(given) };
}

function outlineOf(root: string, folder: string, name: string): Outline | undefined {
  const file = path.join(root, folder, `${name}.ipynb`);
  return existsSync(file) ? outline(readCells(readFileSync(file)).cells) : undefined;
}

type Owned = readonly (readonly [hash: string, whose: string])[];

function owned(notebook: Outline, exercise: string, whose: string, isPublic?: IsPublic): Owned {
  const version = declarationOf(notebook, exercise);
  if (!version) return [];
  const hashes = answerHashes(notebook, select(notebook, version), isPublic);
  return hashes.map((hash) => [hash, whose]);
}

/** Finds the library's functions for an exercise: its twin, and what stands in one file with it. */
function libraryTwins(folder: string): (exercise: string) => Owned {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sources = files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file, code: readFileSync(path.join(folder, file), 'utf8') }));
  const doors = sources.filter(({ file }) => path.basename(file) === 'index.ts');
  const isPublic: IsPublic = (name) =>
    doors.some(({ code }) => code.split(/[^\w$]+/).includes(name));
  return (exercise) =>
    sources
      .filter(({ code }) => declares(code, exercise))
      .map(({ code }) => outline([{ number: 1, code }]))
      .flatMap((twin) => owned(twin, exercise, 'the library’s', isPublic));
}

const declares = (code: string, name: string): boolean =>
  code.includes(`export function ${name}(`) || code.includes(`export const ${name} `);
