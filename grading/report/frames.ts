import pl from 'nodejs-polars';
import type { ClassMarks, ExerciseMark, Remark, SubmissionMark } from '../marks';
import { failureOf, outcomeOf } from './outcome';

/** A column of a table: all text, all whole numbers or all numbers. */
interface Column<Row> {
  readonly name: string;
  readonly text?: (row: Row) => string | undefined;
  readonly whole?: (row: Row) => number | undefined;
  readonly number?: (row: Row) => number | undefined;
}

interface Entry {
  readonly student: string;
  readonly mark: ExerciseMark;
}

/** A table for spreadsheets and one for programs; both hold the same. */
export interface Tables {
  readonly csv: Uint8Array;
  readonly parquet: Uint8Array;
}

/** A row a student: points, one column an exercise, and what was remarked. */
export function studentTables({ submissions }: ClassMarks): Tables {
  const exercises = submissions[0]?.exercises ?? [];
  return tables(submissions, [
    { name: 'student', text: ({ student }) => student },
    { name: 'points', whole: ({ points }) => points },
    { name: 'out_of', whole: ({ outOf }) => outOf },
    { name: 'percent', number: percentOf },
    ...exercises.map(({ exercise }) => ({
      name: exercise,
      whole: (row: SubmissionMark) =>
        row.exercises.find((mark) => mark.exercise === exercise)?.points,
    })),
    { name: 'remarks', text: (row) => names([...row.remarks, ...remarksOf(row)]) },
    { name: 'isolation', text: ({ isolation }) => isolation },
    { name: 'seconds', number: ({ seconds }) => seconds },
    { name: 'files', text: ({ files }) => files.map(({ path }) => path).join('; ') },
  ]);
}

/** A row a student and exercise, with all that was found. */
export function exerciseTables({ submissions }: ClassMarks): Tables {
  const entries = submissions.flatMap(({ student, exercises }) =>
    exercises.map((mark): Entry => ({ student, mark })),
  );
  const tried = ({ mark }: Entry) => (mark.kind === 'judged' ? mark.tried : undefined);
  return tables(entries, [
    { name: 'student', text: ({ student }) => student },
    { name: 'notebook', text: ({ mark }) => mark.notebook },
    { name: 'exercise', text: ({ mark }) => mark.exercise },
    { name: 'outcome', text: ({ mark }) => outcomeOf(mark) },
    { name: 'points', whole: ({ mark }) => mark.points },
    { name: 'out_of', whole: ({ mark }) => mark.outOf },
    { name: 'fault', text: ({ mark }) => failureOf(mark)?.fault },
    { name: 'misconception', text: ({ mark }) => failureOf(mark)?.misconception },
    { name: 'seen', text: ({ mark }) => failureOf(mark)?.seen },
    { name: 'look', text: ({ mark }) => failureOf(mark)?.look },
    { name: 'public_right', whole: (entry) => tried(entry)?.publicRight },
    { name: 'public_count', whole: (entry) => tried(entry)?.publicCount },
    { name: 'hidden_count', whole: (entry) => tried(entry)?.hiddenCount },
    { name: 'remarks', text: ({ mark }) => names(mark.remarks) },
    { name: 'seed', whole: ({ mark }) => mark.seed },
    { name: 'seconds', number: ({ mark }) => mark.seconds },
  ]);
}

/** Points in percent of those there were; 0 where there were none. */
export const percentOf = ({ points, outOf }: SubmissionMark): number =>
  outOf === 0 ? 0 : Math.round((1000 * points) / outOf) / 10;

const remarksOf = ({ exercises }: SubmissionMark): Remark[] =>
  exercises.flatMap(({ remarks }) => remarks);

const names = (remarks: readonly Remark[]): string =>
  [...new Set(remarks.map(({ name }) => name))].join(' ');

function tables<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): Tables {
  const frame = (asText: (value: string) => string) =>
    pl.DataFrame(
      columns.map(({ name, text, whole, number }) => {
        const of = (value: Column<Row>['whole']) => rows.map((row) => value?.(row) ?? null);
        if (whole) return pl.Series(name, of(whole), pl.Int64);
        if (number) return pl.Series(name, of(number), pl.Float64);
        const texts = rows.map((row) => asText(text?.(row) ?? ''));
        return pl.Series(name, texts, pl.Utf8);
      }),
    );
  return {
    csv: frame(cellText).writeCSV(),
    parquet: frame((value) => value).writeParquet({ compression: 'zstd' }),
  };
}

/** What a spreadsheet would take for a formula, letters of full width included. */
const FORMULA = /^[\s'"]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/**
 * Text as a spreadsheet may show it: in one line, and with an apostrophe before what it would otherwise
 * work out as a formula.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function cellText(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  return FORMULA.test(text) ? `'${line}` : line;
}
