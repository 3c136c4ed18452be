import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { renameSync, rmSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BuiltFile } from '../build/build';
import { isForLearners, RELEASED } from './contents';
import { learnersLock, learnersManifest, type Lock, type Manifest } from './packages';
import { learnersReadme } from './readme';

/**
 * Writes what learners get into a new or empty folder: whole, or not at all.
 *
 * @param root - The course.
 * @param folder - Outside the course.
 * @param build - Makes notebooks and the explorer's page from their sources: nobody's work in notebooks/ goes along.
 * @returns The folder's whole path.
 */
export function release(root: string, folder: string, build: () => readonly BuiltFile[]): string {
  const target = wholePath(folder);
  assertFree(realpathSync(root), target);
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    write(root, temporary, build());
    if (existsSync(target)) rmdirSync(target);
    renameSync(temporary, target);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return target;
}

/** The path with the links resolved of as much of it as exists. */
function wholePath(folder: string): string {
  const place = path.resolve(folder);
  if (existsSync(place)) return realpathSync(place);
  return path.join(wholePath(path.dirname(place)), path.basename(place));
}

function assertFree(root: string, target: string): void {
  if (isWithin(root, target) || isWithin(target, root)) {
    throw new Error(
      `release: ${target} is, holds or lies in the course ${root}; give a folder outside.`,
    );
  }
  if (!existsSync(target)) return;
  if (!statSync(target).isDirectory()) {
    throw new Error(`release: ${target} is a file; give a new folder.`);
  }
  if (readdirSync(target).length > 0) {
    throw new Error(`release: ${target} is not empty; give a new folder, or empty it first.`);
  }
}

const isWithin = (outer: string, inner: string): boolean =>
  !path.relative(outer, inner).startsWith('..');

function write(root: string, target: string, built: readonly BuiltFile[]): void {
  for (const name of RELEASED) {
    const filter = (source: string) => isForLearners(path.relative(root, source));
    cpSync(path.join(root, name), path.join(target, name), { recursive: true, filter });
  }
  const notebooks = built.filter((file) => file.path.startsWith('notebooks/'));
  const pages = built.filter((file) => file.path.startsWith('docs/'));
  for (const folder of ['notebooks', 'docs']) mkdirSync(path.join(target, folder));
  const files = [
    ...notebooks,
    ...pages,
    ...settings(root),
    { path: 'README.md', text: learnersReadme(notebooks) },
  ];
  for (const file of files) writeFileSync(path.join(target, file.path), file.text);
}

/** The files that say which packages and which rooms there are, for fewer of both. */
function settings(root: string): BuiltFile[] {
  const read = (name: string): unknown => JSON.parse(readFileSync(path.join(root, name), 'utf8'));
  const manifest = learnersManifest(read('package.json') as Manifest);
  const lock = learnersLock(read('package-lock.json') as Lock, manifest);
  const tsconfig = read('tsconfig.json') as { readonly compilerOptions: object };
  const compilerOptions = { ...tsconfig.compilerOptions, types: ['node'] };
  const include = ['lib', 'checks', 'grading', 'kernel', 'scripts'];
  return Object.entries({
    'package.json': manifest,
    'package-lock.json': lock,
    'tsconfig.json': { ...tsconfig, compilerOptions, include },
  }).map(([name, data]) => ({ path: name, text: `${JSON.stringify(data, undefined, 2)}\n` }));
}
