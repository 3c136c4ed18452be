import { findSolution, learnerLines, solutionLines } from './solution';
import { errorAt, type SourceCell } from './source';

/** Points of an exercise's check; undefined for a name that checks/ does not know. */
export type PointsOf = (exercise: string) => number | undefined;

/** Throws where a solution and its cell's role do not go together. */
function assertRoleHasSolution(cell: SourceCell): void {
  const { file, line, role } = cell;
  const wants = role.kind === 'exercise' || role.kind === 'answer';
  if (wants && !findSolution(cell)) {
    throw errorAt(file, line, `${role.kind} ${role.name} has no BEGIN SOLUTION … END SOLUTION.`);
  }
  if (!wants && findSolution(cell)) {
    throw errorAt(file, line, 'a solution in a cell without a role; add exercise="name" to it.');
  }
}

/** Throws unless each name is used once a role, and each exercise is followed by its check. */
function assertNames(cells: readonly SourceCell[], pointsOf: PointsOf): void {
  const seen = new Map<string, number>();
  for (const { role, file, line } of cells) {
    if (role.kind === 'plain') {
      continue;
    }
    const key = `${role.kind} ${role.name}`;
    const before = seen.get(key);
    if (before !== undefined) {
      throw errorAt(file, line, `${key} is there already, at line ${before}; names are unique.`);
    }
    seen.set(key, line);
    if (role.kind === 'check' && !seen.has(`exercise ${role.name}`)) {
      throw errorAt(file, line, `check ${role.name} has no exercise of that name above it.`);
    }
    if (role.kind === 'check' && pointsOf(role.name) === undefined) {
      throw errorAt(file, line, `checks/ has no exercise named ${role.name}.`);
    }
  }
  for (const { role, file, line } of cells) {
    if (role.kind === 'exercise' && !seen.has(`check ${role.name}`)) {
      throw errorAt(file, line, `exercise ${role.name} has no cell with check="${role.name}".`);
    }
  }
}

/** Throws where a line of a solution can be read elsewhere in the learner's notebook. */
function assertNoLeak(cells: readonly SourceCell[]): void {
  const secrets = cells.flatMap(solutionLines);
  for (const cell of cells) {
    const shown = new Set(learnerLines(cell));
    for (const [i, text] of cell.lines.entries()) {
      const secret = secrets.find((one) => text.includes(one.text) && one.line !== cell.line + i);
      if (secret && shown.has(text)) {
        const message = `learners would read line ${secret.line} of a solution here; say it otherwise.`;
        throw errorAt(cell.file, cell.line + i, message);
      }
    }
  }
}

/**
 * Throws at the first fault of a source: markers, names, roles, or a solution that leaks.
 *
 * @throws Error that starts with `file:line:`.
 */
export function validate(cells: readonly SourceCell[], pointsOf: PointsOf): void {
  cells.forEach(assertRoleHasSolution);
  assertNames(cells, pointsOf);
  assertNoLeak(cells);
}
