import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { convert } from './jupytext';
import { notebookText } from './notebook';
import { readCells } from './source';
import { validate, type PointsOf } from './validate';

/** A file that a build makes: path under the root, and its bytes. */
export interface BuiltFile {
  readonly path: string;
  readonly text: string;
}

/** The folders that hold notebooks: instructors' beside the sources, learners' on their own. */
const FOLDERS = ['solutions', 'notebooks'] as const;

/** Names of the sources in `solutions/`, in order, without their ending. */
function sourceNames(root: string): string[] {
  const files = readdirSync(join(root, 'solutions')).filter((name) => name.endsWith('.ts'));
  const odd = files.find((name) => !/^\d\d-[a-z0-9-]+\.ts$/.test(name));
  if (odd !== undefined) {
    throw new Error(`solutions/${odd}: a source is named like 01-cosine-similarity.ts.`);
  }
  return files.sort().map((name) => name.slice(0, -'.ts'.length));
}

/**
 * Both notebooks of every source, in memory; nothing is written.
 *
 * @param root - The repository.
 * @param pointsOf - Points of each check.
 * @throws Error that starts with `file:line:` at the first fault of a source.
 */
export function buildAll(root: string, pointsOf: PointsOf): BuiltFile[] {
  const names = sourceNames(root);
  const texts = names.map((name) => readFileSync(join(root, 'solutions', `${name}.ts`), 'utf8'));
  const converted = convert(root, texts);
  return converted.flatMap((notebook, i) => {
    const name = names[i] ?? '';
    const cells = readCells(`solutions/${name}.ts`, texts[i] ?? '', notebook);
    validate(cells, pointsOf);
    return [
      { path: `solutions/${name}.ipynb`, text: notebookText(cells, 'instructor', pointsOf) },
      { path: `notebooks/${name}.ipynb`, text: notebookText(cells, 'learner', pointsOf) },
    ];
  });
}

const current = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8') : undefined;

/**
 * What keeps the files on disk from being the build of their sources.
 *
 * @returns One line a fault: a file that differs or is missing, or a notebook that has no source. Empty when in sync.
 */
export function differences(root: string, built: readonly BuiltFile[]): string[] {
  const paths = new Set(built.map(({ path }) => path));
  const orphans = FOLDERS.flatMap((folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder)).map((name) => `${folder}/${name}`)
      : [],
  ).filter((path) => path.endsWith('.ipynb') && !paths.has(path));
  const stale = built.flatMap(({ path, text }) => {
    const found = current(join(root, path));
    const fault = found === undefined ? 'is missing' : 'differs from its source';
    return found === text ? [] : [`${path} ${fault}`];
  });
  return [...stale, ...orphans.map((path) => `${path} has no source in solutions/`)];
}

/**
 * Writes a file unless the file holds these bytes already; the old file stays whole until the new one is.
 *
 * @returns Whether the file changed.
 */
export function writeBuilt(root: string, { path, text }: BuiltFile): boolean {
  const target = join(root, path);
  if (current(target) === text) {
    return false;
  }
  writeFileSync(`${target}.tmp`, text);
  renameSync(`${target}.tmp`, target);
  return true;
}
