import { escapeHtml } from './escapeHtml';

export interface Column {
  readonly name: string;
  /** Numbers stand to the right, so that their digits line up. */
  readonly isNumeric: boolean;
  readonly cells: readonly string[];
}

/** A table of texts. */
export interface Grid {
  readonly caption: string;
  readonly columns: readonly Column[];
  /** What is said about rows that are not shown. */
  readonly more: string;
}

const rowsOf = (columns: readonly Column[]): readonly number[] =>
  (columns[0]?.cells ?? []).map((_, row) => row);

const element = (name: string, content: string, attributes = ''): string =>
  `<${name}${attributes}>${content}</${name}>`;

/** The table as HTML; whatever the texts hold, they are shown as they are. */
export function gridHtml({ caption, columns, more }: Grid): string {
  const side = ({ isNumeric }: Column): string =>
    ` style="text-align: ${isNumeric ? 'right' : 'left'}"`;
  const head = columns.map((column) =>
    element('th', escapeHtml(column.name), ` scope="col"${side(column)}`),
  );
  const body = rowsOf(columns).map((row) =>
    element(
      'tr',
      columns
        .map((column) => element('td', escapeHtml(column.cells[row] ?? ''), side(column)))
        .join(''),
    ),
  );
  const table = element(
    'table',
    (caption === '' ? '' : element('caption', escapeHtml(caption))) +
      element('thead', element('tr', head.join(''))) +
      element('tbody', body.join('')),
  );
  return more === '' ? table : `${table}<p>${escapeHtml(more)}</p>`;
}

/** The table as lines of text, columns filled up with spaces. */
export function gridText({ caption, columns, more }: Grid): string {
  const padded = columns.map(({ name, isNumeric, cells }) => {
    const texts = [name, ...cells].map((text) => text.replace(/\s+/g, ' '));
    const width = Math.max(...texts.map((text) => text.length));
    return texts.map((text) => (isNumeric ? text.padStart(width) : text.padEnd(width)));
  });
  const lines = (padded[0] ?? []).map((_, row) =>
    padded
      .map((column) => column[row] ?? '')
      .join('  ')
      .trimEnd(),
  );
  return [caption, ...lines, more].filter((line) => line !== '').join('\n');
}
