import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export const repository = join(__dirname, '../..');

export interface Output {
  readonly output_type: string;
  readonly name?: string;
  readonly ename?: string;
  readonly evalue?: string;
  readonly text?: string | string[];
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface Cell {
  readonly id: string;
  readonly cell_type: 'code' | 'markdown';
  readonly source: string[];
  readonly metadata: { nbgrader?: { grade_id: string; grade: boolean; points?: number } };
  readonly outputs?: Output[];
}

export interface Notebook {
  readonly cells: Cell[];
}

/** Names of all notebooks, without ending. */
export const notebookNames = readdirSync(join(repository, 'solutions'))
  .filter((name) => /^\d\d-.*\.ts$/.test(name))
  .map((name) => name.replace(/\.ts$/, ''))
  .sort();

export const readNotebook = (folder: 'notebooks' | 'solutions', name: string): Notebook =>
  JSON.parse(readFileSync(join(repository, folder, `${name}.ipynb`), 'utf8')) as Notebook;

/** Runs programs of the virtual environment that know the course's kernel, offline. */
export function python(
  args: readonly string[],
  { input = '', cwd = repository, env = {} } = {},
): string {
  const jupyter = join(repository, 'kernel/jupyter');
  const bin = join(repository, '.venv/bin');
  return execFileSync(join(bin, 'python'), args, {
    cwd,
    input,
    stdio: 'pipe',
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: {
      ...process.env,
      // nbgrader calls alembic by its bare name.
      PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
      JUPYTER_PATH: jupyter,
      JUPYTER_CONFIG_PATH: join(jupyter, 'config'),
      COURSE_OFFLINE: '1',
      ...env,
    },
  });
}

/** A notebook run from top to bottom through the real kernel; errors stay in its outputs. */
export function execute(notebook: Notebook, env: Readonly<Record<string, string>> = {}): Notebook {
  const folder = mkdtempSync(join(tmpdir(), 'course-run-'));
  // A file, since the kernel shares the standard streams.
  const out = join(folder, 'run.ipynb');
  try {
    python([join(__dirname, 'execute.py'), join(repository, 'notebooks'), out], {
      input: JSON.stringify(notebook),
      env,
    });
    return JSON.parse(readFileSync(out, 'utf8')) as Notebook;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const isCell = (kind: string) => (cell: Cell) => cell.id.startsWith(`${kind}-`);
export const checkCells = ({ cells }: Notebook): Cell[] => cells.filter(isCell('check'));

/** Every error message in a notebook's outputs, with its cell. */
export const errorsOf = ({ cells }: Notebook): string[] =>
  cells.flatMap(({ id, outputs = [] }) =>
    outputs
      .filter(({ output_type, name }) => output_type === 'error' || name === 'stderr')
      .map(({ evalue, text }) => `${id}: ${evalue ?? joined(text)}`),
  );

const joined = (text: string | string[] | undefined): string =>
  typeof text === 'string' ? text : (text ?? []).join('');

/** What a cell shows as plain text. */
export const plainText = ({ outputs = [] }: Cell): string =>
  outputs
    .map(({ text, data }) =>
      joined(text ?? (data?.['text/plain'] as string | string[] | undefined)),
    )
    .join('\n');
