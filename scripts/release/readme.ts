import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuiltFile } from '../build/build';

interface Notebook {
  readonly cells: readonly { readonly source: string | readonly string[] }[];
}

/** The learners' README, with a list of their notebooks. */
export function learnersReadme(notebooks: readonly BuiltFile[]): string {
  const template = readFileSync(join(__dirname, 'learners.md'), 'utf8');
  const list = notebooks.map((file) => `- [${titleOf(file)}](${file.path})`).join('\n');
  return template.replace('{{notebooks}}', list);
}

/** The first heading of a notebook. */
function titleOf({ path, text }: BuiltFile): string {
  const { cells } = JSON.parse(text) as Notebook;
  const lines = cells.flatMap(({ source }) => [source].flat().join('').split('\n'));
  const heading = lines.find((line) => line.startsWith('# '));
  return heading?.slice('# '.length) ?? path;
}
