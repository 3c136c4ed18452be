import { createHash } from 'node:crypto';
import { learnerLines } from './solution';
import type { Role, SourceCell } from './source';
import type { PointsOf } from './validate';

/** Who reads the notebook: an instructor, solutions included, or a learner. */
type Audience = 'instructor' | 'learner';

const NOTEBOOK_METADATA = {
  kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' },
  language_info: {
    codemirror_mode: { mode: 'typescript', name: 'javascript', typescript: true },
    file_extension: '.ts',
    mimetype: 'text/typescript',
    name: 'typescript',
  },
};

/**
 * nbgrader's marks on a cell: learners write exercises and answers; checks are locked and give points.
 *
 * @see https://nbgrader.readthedocs.io/en/stable/contributor_guide/metadata.html
 */
function nbgraderMetadata(role: Role, pointsOf: PointsOf): object {
  if (role.kind === 'plain') {
    return {};
  }
  const { kind, name } = role;
  const flags = {
    exercise: { grade: false, locked: false, solution: true },
    check: { grade: true, locked: true, points: pointsOf(name), solution: false },
    answer: {
      grade: true,
      locked: false,
      points: kind === 'answer' && role.points,
      solution: true,
    },
  }[kind];
  return { nbgrader: { ...flags, grade_id: gradeId(role), schema_version: 3, task: false } };
}

const gradeId = ({ kind, name }: Exclude<Role, { kind: 'plain' }>): string => `${kind}-${name}`;

/** Ids that stay when cells move: the role's name, else a hash of the content and how often it came before. */
function cellIds(cells: readonly SourceCell[]): string[] {
  const seen = new Map<string, number>();
  return cells.map(({ role, type, lines }) => {
    if (role.kind !== 'plain') {
      return gradeId(role);
    }
    const hash = createHash('sha256')
      .update([type, ...lines].join('\n'))
      .digest('hex')
      .slice(0, 8);
    const times = seen.get(hash) ?? 0;
    seen.set(hash, times + 1);
    return times === 0 ? hash : `${hash}-${times}`;
  });
}

/** Keys in order at every depth: the bytes that nbformat itself writes. */
const sorted = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/**
 * A notebook file, nbformat 4.5, outputs empty: the same bytes for the same cells.
 *
 * @param cells - Validated cells of one source.
 * @param audience - Learners get stubs where instructors get solutions.
 * @param pointsOf - Points of each check.
 * @see https://nbformat.readthedocs.io/en/latest/format_description.html
 */
export function notebookText(
  cells: readonly SourceCell[],
  audience: Audience,
  pointsOf: PointsOf,
): string {
  const ids = cellIds(cells);
  const built = cells.map((cell, i) => {
    const lines = audience === 'learner' ? learnerLines(cell) : cell.lines;
    return {
      cell_type: cell.type,
      id: ids[i],
      metadata: { ...cell.metadata, ...nbgraderMetadata(cell.role, pointsOf) },
      ...(cell.type === 'code' && { execution_count: null, outputs: [] }),
      source: lines.map((line, k) => (k < lines.length - 1 ? `${line}\n` : line)),
    };
  });
  const notebook = { cells: built, metadata: NOTEBOOK_METADATA, nbformat: 4, nbformat_minor: 5 };
  return `${JSON.stringify(notebook, sorted, 1)}\n`;
}
