import { inspect } from 'node:util';
import type { Excerpt } from './excerpt';

/** The content of an `error` message. */
export interface Failure {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

const PLACE = /(In\[\d+\]):(\d+):(\d+)/;
const FRAME = /^ {4}at /;
const PACKAGE = /[\\/( ]node_modules[\\/]/;
const CAUSES = 5;

// A cell may have put something of its own in the way.
const stackOf = (error: Error): string => {
  try {
    return String(error.stack);
  } catch {
    return '';
  }
};

/** The message, and the stack without the insides of packages. */
function linesOf(error: Error): { title: string[]; frames: string[] } {
  const title = String(error).split('\n');
  const frames = stackOf(error)
    .split('\n')
    .filter((line) => FRAME.test(line));
  const own = frames.filter((line) => !PACKAGE.test(line));
  // Node lists absolute paths under the name of a module that it did not find.
  const end = title.indexOf('Require stack:');
  return { title: end < 0 ? title : title.slice(0, end), frames: own.length > 0 ? own : frames };
}

function describe(error: Error, excerpt: Excerpt, causes: number): string[] {
  const { title, frames } = linesOf(error);
  const [, cell, line, column] = PLACE.exec(frames.join('\n')) ?? [];
  const shown = cell ? excerpt(cell, { line: Number(line), column: Number(column) }) : [];
  const cause =
    error.cause instanceof Error && causes > 0
      ? ['Caused by:', ...describe(error.cause, excerpt, causes - 1)]
      : [];
  const parts =
    error instanceof AggregateError
      ? error.errors.flatMap((each) => (each instanceof Error ? [`  ${String(each)}`] : []))
      : [];
  return [...title, ...parts, ...shown, ...frames, ...cause];
}

/**
 * What a cell threw, as learners see it: name, message, the line in their cell, the way there.
 * A thrown thing may throw again when it is looked at.
 */
export function failureOf(thrown: unknown, excerpt: Excerpt): Failure {
  try {
    if (thrown instanceof Error) {
      const traceback = describe(thrown, excerpt, CAUSES);
      const [evalue = ''] = thrown.message.split('\nRequire stack:');
      return { ename: thrown.name, evalue, traceback };
    }
    const shown = typeof thrown === 'string' ? thrown : inspect(thrown);
    return { ename: 'Thrown', evalue: shown, traceback: [`Thrown: ${shown}`] };
  } catch {
    const evalue = 'something was thrown that cannot be shown.';
    return { ename: 'Thrown', evalue, traceback: [`Thrown: ${evalue}`] };
  }
}
