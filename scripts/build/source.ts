/** What a cell is for. An exercise and its check share one name; the name is the learner's function. */
export type Role =
  | { readonly kind: 'plain' }
  | { readonly kind: 'exercise'; readonly name: string }
  | { readonly kind: 'check'; readonly name: string }
  | { readonly kind: 'answer'; readonly name: string; readonly points: number };

/** One cell of a source, with the place that errors name. */
export interface SourceCell {
  readonly type: 'code' | 'markdown';
  readonly role: Role;
  /** Lines of the cell; in a markdown cell without the comment slashes. */
  readonly lines: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly file: string;
  /** Line of the file, from 1, on which `lines[0]` stands. */
  readonly line: number;
}

/** The parts of a converted notebook that the builder reads. */
export interface ConvertedNotebook {
  readonly cells: readonly {
    readonly cell_type: string;
    readonly metadata: Readonly<Record<string, unknown>>;
    readonly source: readonly string[] | string;
  }[];
}

/** An error that starts with the place in the source, as editors make it clickable: `file:line: …`. */
export const errorAt = (file: string, line: number, message: string): Error =>
  new Error(`${file}:${line}: ${message}`);

/** Metadata of a header that say its role; the rest goes into the notebook as it is. */
const ROLE_KEYS = new Set(['exercise', 'check', 'answer', 'points']);

const NAME = /^[a-z][A-Za-z0-9]*$/;

/** Lines, from 1, of the `// %%` headers. */
const headerLines = (text: string): number[] =>
  text.split('\n').flatMap((line, i) => (/^\/\/ %%(\s|$)/.test(line) ? [i + 1] : []));

/** The role that a cell's header gives it, e.g. `// %% check="ntXent"`. */
function readRole(
  type: SourceCell['type'],
  metadata: Readonly<Record<string, unknown>>,
  fail: (message: string) => Error,
): Role {
  const unreadable = metadata['incorrectly_encoded_metadata'];
  if (unreadable !== undefined) {
    throw fail(
      `the header cannot be read: ${JSON.stringify(unreadable)}; write e.g. check="ntXent".`,
    );
  }
  const named = (['exercise', 'check', 'answer'] as const).filter((key) => key in metadata);
  const [kind] = named;
  if (kind === undefined) {
    return { kind: 'plain' };
  }
  if (named.length > 1) {
    throw fail(`a cell has one role, this one has ${named.join(' and ')}.`);
  }
  const name = metadata[kind];
  if (typeof name !== 'string' || !NAME.test(name)) {
    throw fail(`${kind} is ${JSON.stringify(name)}; it must be a name in camelCase.`);
  }
  if (kind !== 'answer' && type === 'markdown') {
    throw fail(`an exercise or a check is a code cell; this one is markdown.`);
  }
  if (kind !== 'answer') {
    return { kind, name };
  }
  const { points } = metadata;
  if (typeof points !== 'number' || !(points > 0)) {
    throw fail(`answer ${name} has points ${JSON.stringify(points)}; write points=1 or more.`);
  }
  return { kind, name, points };
}

/**
 * The cells of one source with their roles and places.
 *
 * @param file - Path that errors print.
 * @param text - The source, percent format.
 * @param converted - The same source as Jupytext reads it.
 * @throws Error with file and line where a header is faulty or text stands before the first one.
 */
export function readCells(file: string, text: string, converted: ConvertedNotebook): SourceCell[] {
  const headers = headerLines(text);
  if (headers.length !== converted.cells.length) {
    throw errorAt(file, 1, 'every cell must begin with a line `// %%` or `// %% [markdown]`.');
  }
  return converted.cells.map((cell, i) => {
    const line = headers[i] ?? 1;
    const type = cell.cell_type;
    if (type !== 'code' && type !== 'markdown') {
      throw errorAt(file, line, `a ${type} cell; cells are code or markdown.`);
    }
    const source = typeof cell.source === 'string' ? cell.source : cell.source.join('');
    const role = readRole(type, cell.metadata, (message) => errorAt(file, line, message));
    const others = Object.entries(cell.metadata).filter(([key]) => !ROLE_KEYS.has(key));
    const metadata = Object.fromEntries(others);
    return { type, role, lines: source.split('\n'), metadata, file, line: line + 1 };
  });
}
