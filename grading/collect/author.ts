/** Who returned something, as the name of a file or folder says. */
export interface Author {
  readonly name: string;
  /** What tells two students of one name apart. */
  readonly id: string;
  /** The learning-management system marked it as late. */
  readonly isLate: boolean;
  /** Sorts what one student returned several times; empty where there is one. */
  readonly attempt: string;
}

/**
 * What learning-management systems write in front of a returned file, when they export a class.
 *
 * Moodle: `Ada Lovelace_123_assignsubmission_file_`, as a folder or in front of a name; Blackboard:
 * `Homework 4_alovelace_attempt_2026-01-31-09-00-00_name`; Canvas: `lovelaceada_LATE_123_456_name`.
 */
const PATTERNS: readonly RegExp[] = [
  /^(?<name>[^_].*?)_(?<id>\d+)_assignsubmission_(?:file|onlinetext)(?:_|$)/u,
  /_(?<name>[^_]+)_attempt_(?<attempt>\d{4}(?:-\d{2}){5})(?:_|\.|$)/u,
  /^(?<name>[^_]+)_(?:(?<late>LATE)_)?(?<id>\d+)_\d+_./u,
];

/** The student whom a learning-management system names; undefined for a name of another kind. */
export function authorOf(name: string): Author | undefined {
  for (const pattern of PATTERNS) {
    const groups = pattern.exec(name)?.groups;
    if (!groups) continue;
    const { name: student = '', id = '', attempt = '', late } = groups;
    return { name: student.trim(), id, attempt, isLate: late !== undefined };
  }
  return undefined;
}

/** Between the parts of a name. */
const SEPARATORS = /^[\s_.\-–,+(]+|[\s_.\-–,+)]+$/gu;
/** What browsers and JupyterLab add to a name that is taken: ` (1)`, `-Copy1`. */
const COPY = /(?:\s*\(\d+\)|[-_ ]copy\d*)$/iu;

/**
 * The student's name in that of a file: what is left without the notebook's.
 *
 * @param notebooks - Names of the course's notebooks: `04-simclr-nt-xent`.
 * @returns Empty where nothing is left: the file is named as the course names it.
 */
export function nameBeside(file: string, notebooks: readonly string[]): string {
  const stem = file.replace(/\.(?:ipynb|zip)$/iu, '').replace(COPY, '');
  const lower = stem.toLowerCase();
  const notebook = notebooks.find((name) => lower.includes(name.toLowerCase()));
  if (notebook === undefined) return stem.trim();
  const at = lower.indexOf(notebook.toLowerCase());
  const [before, after] = [stem.slice(0, at), stem.slice(at + notebook.length)];
  return [before, after]
    .map((part) => part.replace(COPY, '').replace(SEPARATORS, ''))
    .filter((part) => part !== '')
    .join(' ');
}
