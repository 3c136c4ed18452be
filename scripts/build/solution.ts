import { errorAt, type SourceCell } from './source';

/** A solution inside its cell: the markers stand on `begin` and `end`, counted from 0. */
interface Region {
  readonly begin: number;
  readonly end: number;
}

// In markdown the markers hide in HTML comments, so that the rendered solution does not show them.
const MARKER = /^\s*(?:\/\/|<!--)\s*(BEGIN|END) SOLUTION\s*(?:-->)?\s*$/;

// A marker with a slip in it would show learners the solution.
const LIKE_MARKER = /\b(BEGIN|END)\W*SOLUTION/i;

/**
 * The solution of a cell.
 *
 * @returns The one region between `BEGIN SOLUTION` and `END SOLUTION`; undefined where there is none.
 * @throws Error with file and line for a nested, unclosed, unopened or second pair of markers.
 */
export function findSolution({ lines, file, line }: SourceCell): Region | undefined {
  let begin: number | undefined;
  let found: Region | undefined;
  for (const [i, text] of lines.entries()) {
    const marker = MARKER.exec(text)?.[1];
    if (marker === undefined && LIKE_MARKER.test(text)) {
      throw errorAt(file, line + i, 'a marker is `// BEGIN SOLUTION` or `// END SOLUTION`, alone.');
    }
    if (marker === 'BEGIN' && begin !== undefined) {
      throw errorAt(file, line + i, `BEGIN SOLUTION inside the one of line ${line + begin}.`);
    }
    if (marker === 'BEGIN' && found) {
      throw errorAt(file, line + i, 'a second solution in one cell; give it a cell of its own.');
    }
    if (marker === 'END' && begin === undefined) {
      throw errorAt(file, line + i, 'END SOLUTION without a BEGIN SOLUTION above it in this cell.');
    }
    if (marker === 'BEGIN') {
      begin = i;
    } else if (marker === 'END' && begin !== undefined) {
      found = { begin, end: i };
      begin = undefined;
    }
  }
  if (begin !== undefined) {
    throw errorAt(file, line + begin, 'BEGIN SOLUTION has no END SOLUTION in this cell.');
  }
  return found;
}

/** What stands in a learner's notebook instead of a solution. */
const stub = ({ role, type }: SourceCell): string =>
  type === 'code' && role.kind !== 'plain'
    ? `throw new Error('TODO: ${role.name}');`
    : '*Write your answer here.*';

/** The lines that learners get: the solution, markers and all, replaced by the stub at its indentation. */
export function learnerLines(cell: SourceCell): readonly string[] {
  const region = findSolution(cell);
  if (!region) {
    return cell.lines;
  }
  const indent = /^\s*/.exec(cell.lines[region.begin] ?? '')?.[0] ?? '';
  return [
    ...cell.lines.slice(0, region.begin),
    indent + stub(cell),
    ...cell.lines.slice(region.end + 1),
  ];
}

/** The lines of a cell's solution that give it away, with their place in the file. */
export function solutionLines(cell: SourceCell): { text: string; line: number }[] {
  const region = findSolution(cell);
  return region
    ? cell.lines
        .slice(region.begin + 1, region.end)
        .map((text, i) => ({ text: text.trim(), line: cell.line + region.begin + 1 + i }))
        .filter(({ text }) => text.length >= TELLING_LENGTH)
    : [];
}

/** Shorter lines, such as `});` or `return total;`, are shared by any two programs. */
const TELLING_LENGTH = 16;
