import { existsSync } from 'node:fs';
import path from 'node:path';

/** The JavaScript of a file of the course, by its place relative to the root: `lib/random.ts`. */
export type Compile = (place: string) => string;

/**
 * The text of a table of modules: those named, and whatever they require in turn.
 *
 * @param extra - Modules that are JavaScript already, by the name that they are required by.
 */
export function tableOf(
  root: string,
  entries: readonly string[],
  compile: Compile,
  extra: Readonly<Record<string, string>> = {},
): string {
  const rows = Object.entries(extra).map(([name, body]) => row(name, {}, body));
  const waiting = [...entries];
  const seen = new Set(waiting);
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const body = compile(place);
    const links = linksOf(root, place, body);
    rows.push(row(place, links, body));
    for (const next of Object.values(links)) {
      if (!seen.has(next)) waiting.push(next);
      seen.add(next);
    }
  }
  return `{${rows.join(',\n')}}`;
}

const row = (name: string, links: object, body: string): string =>
  `${JSON.stringify(name)}: [${JSON.stringify(links)}, function (exports, require, module) {${body}\n}]`;

/** Where a module's relative imports lead. */
function linksOf(root: string, place: string, body: string): Record<string, string> {
  const names = Array.from(body.matchAll(/\brequire\("(\.[^"]*)"\)/g), ([, name = '']) => name);
  return Object.fromEntries(names.map((name) => [name, resolved(root, place, name)]));
}

/** The file that a relative import means. */
export function resolved(root: string, place: string, name: string): string {
  const target = path.posix.join(path.posix.dirname(place), name);
  const found = [`${target}.ts`, `${target}/index.ts`].find((each) =>
    existsSync(path.join(root, each)),
  );
  if (found === undefined) throw new Error(`${place} imports ${name}, which is no file of it.`);
  return found;
}
