import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from '@tslab/typescript-for-tslab';
import { readCells } from './cells';
import type { CourseNotebook } from './course';
import { fingerprint, type Surroundings } from './fingerprint';
import { plainModule, wholeLibrary } from './modules';
import { outline, type Outline } from './outline';
import { importOf, isImport, isImportedName, type Piece } from './pieces';
import { declarationOf, select, type Selection } from './select';

/** Answers that everybody can look up, or nobody should have. */
export interface KnownAnswers {
  /** Whose function it is, by exercise and hash; completes "equal to": `the library’s`. */
  readonly owners: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Hashes of what the notebooks of the course bring along. */
  readonly given: ReadonlySet<string>;
}

/**
 * Shorter functions are equal by nature: the text of an exercise and its hints leave little choice.
 * `augment` in the official solution has 72 words, and was written the same way by others.
 */
const TELLING = 80;

/** Hashes of the functions that an answer consists of, as far as they are long enough to tell. */
export function answerHashes(notebook: Outline, { pieces }: Pick<Selection, 'pieces'>): string[] {
  const around = surroundingsOf(notebook);
  const own = pieces.filter((piece) => piece.names.length > 0 && !isImport(piece));
  const prints = own.map((piece) => fingerprint([piece], around));
  return prints.filter(({ size }) => size >= TELLING).map(({ hash }) => hash);
}

function surroundingsOf({ pieces, versions }: Outline): Surroundings {
  const names = [...versions].filter(
    ([, all]) => !all.every((each) => each.pieces.every(isImport)),
  );
  return {
    imported: new Map(pieces.flatMap((piece) => originalName(piece))),
    wholes: new Set(pieces.flatMap(wholeLibrary)),
    chosen: new Set(names.map(([name]) => name)),
  };
}

/** What an imported name is called in its module; TensorFlow as a whole is `tf`. */
function originalName({ node, names }: Piece): (readonly [string, string])[] {
  const [name] = names;
  if (!name || !isImportedName(node)) return [];
  if (ts.isImportSpecifier(node)) return [[name.text, (node.propertyName ?? node.name).text]];
  const { moduleSpecifier } = importOf(node);
  const isTensorFlow =
    ts.isStringLiteral(moduleSpecifier) && plainModule(moduleSpecifier.text) === '@tensorflow/tfjs';
  return isTensorFlow ? [[name.text, 'tf']] : [];
}

/**
 * The library's and the solutions' answers to all exercises.
 *
 * @param root - The course; where it has no `solutions/`, as learners get it, there are none of these.
 */
export function knownAnswers(root: string, course: readonly CourseNotebook[]): KnownAnswers {
  const library = libraryTexts(path.join(root, 'lib'));
  const given = course.flatMap(({ name }) => {
    const notebook = outlineOf(path.join(root, 'notebooks', `${name}.ipynb`));
    return notebook ? answerHashes(notebook, notebook) : [];
  });
  const owners = course.flatMap(({ name, exercises }) => {
    const solutions = outlineOf(path.join(root, 'solutions', `${name}.ipynb`));
    return exercises.map((exercise) => {
      const twins = library.filter((text) => declares(text, exercise));
      const libraries = twins.map((code) => outline([{ number: 1, code }]));
      return [
        exercise,
        new Map([
          ...libraries.flatMap((twin) => owned(twin, exercise, 'the library’s')),
          ...(solutions ? owned(solutions, exercise, 'the official solution’s') : []),
        ]),
      ] as const;
    });
  });
  return { owners: new Map(owners), given: new Set(given) };
}

const outlineOf = (file: string): Outline | undefined =>
  existsSync(file) ? outline(readCells(readFileSync(file)).cells) : undefined;

function owned(notebook: Outline, exercise: string, whose: string): [string, string][] {
  const version = declarationOf(notebook, exercise);
  if (!version) return [];
  return answerHashes(notebook, select(notebook, version)).map((hash) => [hash, whose]);
}

const libraryTexts = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));

const declares = (text: string, name: string): boolean =>
  text.includes(`export function ${name}(`) || text.includes(`export const ${name} `);
