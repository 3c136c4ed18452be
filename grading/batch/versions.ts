import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Packages that have a say in numbers or in what TypeScript accepts. */
const PACKAGES = [
  '@tensorflow/tfjs',
  '@tensorflow/tfjs-backend-cpu',
  '@tslab/typescript-for-tslab',
];
const ROOMS = ['lib', 'checks', 'grading'];

/** The versions of all that has a say in a mark; that of the course changes with every line of its code. */
export async function versionsHere(root: string): Promise<Record<string, string>> {
  const packages = await Promise.all(
    PACKAGES.map(async (name) => [name, await versionIn(path.join(root, 'node_modules', name))]),
  );
  const hashes = await Promise.all(ROOMS.map((room) => folderHash(path.join(root, room), '.ts')));
  const code = createHash('sha256').update(hashes.join()).digest('hex').slice(0, 12);
  return {
    node: process.versions.node,
    course: `${await versionIn(root)}+${code}`,
    ...(Object.fromEntries(packages) as Record<string, string>),
  };
}

async function versionIn(folder: string): Promise<string> {
  const text = await readFile(path.join(folder, 'package.json'), 'utf8').catch(() => '{}');
  return (JSON.parse(text) as { version?: string }).version ?? 'unknown';
}

/** A hash that changes with the name or content of any file in a folder. */
export async function folderHash(folder: string, ending = ''): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${path.relative(folder, file)}\0`);
    hash.update(createHash('sha256').update(await readFile(file)).digest()); // prettier-ignore
  }
  return hash.digest('hex');
}
