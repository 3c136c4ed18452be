import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readCells } from './cells';
import type { CourseNotebook } from './course';
import type { Fingerprint } from './fingerprint';
import { outline, type Outline } from './outline';
import { answerPrints, type IsPublic } from './prints';
import { declarationOf, select } from './select';

/** A function of an answer, and whose it is; completes "equal to": `the library’s`. */
interface KnownFunction extends Fingerprint {
  readonly whose: string;
}

/** Answers that everybody can look up, or nobody should have. */
export interface KnownAnswers {
  /** The functions of such answers, by exercise. */
  readonly functions: ReadonlyMap<string, readonly KnownFunction[]>;
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
    return notebook ? answerPrints(notebook, notebook).map(({ hash }) => hash) : [];
  });
  const twins = libraryTwins(path.join(root, 'lib'));
  const functions = course.flatMap(({ name, exercises }) => {
    const solutions = outlineOf(root, 'solutions', name);
    return exercises.map((exercise) => {
      const official = solutions ? owned(solutions, exercise, 'the official solution’s') : [];
      return [exercise, [...twins(exercise), ...official]] as const;
    });
  });
  return { functions: new Map(functions), given: new Set(given) };
}

function outlineOf(root: string, folder: string, name: string): Outline | undefined {
  const file = path.join(root, folder, `${name}.ipynb`);
  return existsSync(file) ? outline(readCells(readFileSync(file)).cells) : undefined;
}

function owned(
  notebook: Outline,
  exercise: string,
  whose: string,
  isPublic?: IsPublic,
): KnownFunction[] {
  const version = declarationOf(notebook, exercise);
  if (!version) return [];
  const prints = answerPrints(notebook, select(notebook, version), isPublic);
  return prints.map((print) => ({ ...print, whose }));
}

/** Finds the library's functions for an exercise: its twin, and what stands in one file with it. */
function libraryTwins(folder: string): (exercise: string) => KnownFunction[] {
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
