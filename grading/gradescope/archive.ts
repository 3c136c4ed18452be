import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { isSource } from '../../scripts/release/contents';
import {
  learnersLock,
  learnersManifest,
  type Lock,
  type Manifest,
} from '../../scripts/release/packages';
import { ASSIGNMENT_FILE, type Assignment } from './assignment';
import { zipped, type ZipEntry } from './zip';

/** What grading needs of the course, beside Node and its packages. */
const ROOMS = [
  'lib',
  'checks',
  'grading',
  'kernel',
  'notebooks',
  'solutions',
  'scripts/release',
  'scripts/build',
];
/** Packages that grading on one machine does without. */
const WITHHELD = ['@types/mocha', 'bullmq', 'ioredis'];
const FILES = ['tsconfig.json', '.npmrc'];

/**
 * The archive that makes an autograder of the course on Gradescope.
 *
 * @param root - The course.
 * @param hidden - A folder of hidden inputs that goes along in place of the course's own.
 * @see https://gradescope-autograders.readthedocs.io/en/latest/specs/
 */
export function gradescopeArchive(root: string, assignment: Assignment, hidden?: string): Buffer {
  const read = (name: string): Buffer => readFileSync(path.join(root, name));
  const json = (name: string): unknown => JSON.parse(read(name).toString());
  const manifest = learnersManifest(json('package.json') as Manifest, WITHHELD);
  const lock = learnersLock(json('package-lock.json') as Lock, manifest);
  const own = hidden === undefined ? () => true : (name: string) => !isHidden(name);
  const rooms = ROOMS.flatMap((room) => filesIn(root, room)).filter(own);
  return zipped([
    scriptNamed('setup.sh'),
    scriptNamed('run_autograder'),
    text(ASSIGNMENT_FILE, assignment),
    text('package.json', manifest),
    text('package-lock.json', lock),
    ...[...FILES, ...rooms].map((name) => ({ name, content: read(name) })),
    ...(hidden === undefined ? [] : keptApart(hidden)),
  ]);
}

/** A file of hidden inputs, which another folder may have instead. */
const isHidden = (name: string): boolean =>
  name.startsWith('grading/hidden/') && !/\/(hidden|load|withHidden)\.ts$/.test(name);

const keptApart = (folder: string): ZipEntry[] =>
  filesIn(folder, '.').map((name) => ({
    name: path.posix.join('grading/hidden', name),
    content: readFileSync(path.join(folder, name)),
  }));

const text = (name: string, data: unknown): ZipEntry => ({
  name,
  content: Buffer.from(`${JSON.stringify(data, null, 2)}\n`),
});

/** A script of Gradescope's, for the Node that runs here: the numbers are then the same. */
const scriptNamed = (name: string): ZipEntry => {
  const script = readFileSync(path.join(__dirname, 'autograder', name), 'utf8');
  const content = Buffer.from(script.replaceAll('@NODE_VERSION@', process.versions.node));
  return { name, content, isExecutable: true };
};

/** All sources below a folder, by their path from the root, in the order of their names. */
const filesIn = (root: string, folder: string): string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const name = path.posix.join(folder, entry.name);
      if (!isSource(name)) return [];
      return entry.isDirectory() ? filesIn(root, name) : [name];
    });
