import type { Shown } from '../verdict';
import type { Card } from './card';

/** A card as plain text: what a terminal, a log and an error message show. */
export function cardText({ headline, lines, tables, foot }: Card): string {
  const said = lines.map(({ label, text }) => `  ${label}: ${text}`);
  return [headline, ...said, ...tables.flatMap(tableText), ...(foot ? [`  ${foot}`] : [])].join(
    '\n',
  );
}

/** A small table: a name with its shape, then the rows in aligned columns. */
function tableText({ name, shape, rows }: Shown): string[] {
  const widths = (rows[0] ?? []).map((_, d) => Math.max(...rows.map((row) => row[d]?.length ?? 0)));
  const aligned = rows.map((row) => row.map((cell, d) => cell.padStart(widths[d] ?? 0)).join('  '));
  return [`  ${caption(name, shape)}`, ...aligned.map((row) => `    ${row}`)];
}

/** `z1 [4, 8]`; a single number has no shape to tell. */
export const caption = (name: string, shape: readonly number[]): string =>
  shape.length === 0 ? name : `${name} [${shape.join(', ')}]`;
