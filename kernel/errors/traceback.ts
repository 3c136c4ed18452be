import { inspect } from 'node:util';
import type { Excerpt } from './excerpt';

/** The content of an `error` message. */
export interface Failure {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

const PLACE = /(In\[\d+\]):(\d+):(\d+)/;
const PACKAGE = /[( ]node_modules[\\/]/;

/** The stack without Node's excerpt of compiled code, and without the insides of packages. */
function frames(error: Error): string[] {
  const stack = String(error.stack);
  const title = String(error).split('\n')[0] ?? '';
  const lines = stack.slice(Math.max(0, stack.indexOf(title))).split('\n');
  const own = lines.filter((line) => !(/^ {4}at /.test(line) && PACKAGE.test(line)));
  return own.some((line) => /^ {4}at /.test(line)) ? own : lines;
}

/** What a cell threw, as learners see it: name, message, the line in their cell, the way there. */
export function failureOf(thrown: unknown, excerpt: Excerpt): Failure {
  if (!(thrown instanceof Error)) {
    const shown = inspect(thrown);
    return { ename: 'Thrown', evalue: shown, traceback: [`Thrown: ${shown}`] };
  }
  const lines = frames(thrown);
  const [, cell, line, column] = PLACE.exec(lines.join('\n')) ?? [];
  const shown = cell ? excerpt(cell, { line: Number(line), column: Number(column) }) : [];
  const cause = thrown.cause === undefined ? [] : failureOf(thrown.cause, excerpt).traceback;
  const head = lines.findIndex((each) => /^ {4}at /.test(each));
  const split = head < 0 ? lines.length : head;
  return {
    ename: thrown.name,
    evalue: thrown.message,
    traceback: [
      ...lines.slice(0, split),
      ...shown,
      ...lines.slice(split),
      ...(cause.length > 0 ? ['Caused by:', ...cause] : []),
    ],
  };
}
