import { find } from './find';
import { OBJECTS, similarities, type State } from './state';

const NAMES = OBJECTS.flatMap((name) => [name, `${name}+`]);

function heading(text: string, scope: 'col' | 'row'): HTMLTableCellElement {
  const cell = document.createElement('th');
  cell.scope = scope;
  cell.textContent = text;
  return cell;
}

/** A view and its partner stand side by side: 0 and 1, 2 and 3 … */
const isPositive = (row: number, column: number): boolean => row === (column ^ 1);

function number(value: number, row: number, column: number): HTMLTableCellElement {
  const cell = document.createElement('td');
  cell.textContent = value.toFixed(2).replace(/^-0\.00$/, '0.00');
  if (isPositive(row, column)) {
    cell.className = 'positive';
    cell.textContent += ' ✓';
  }
  return cell;
}

function row(cells: readonly HTMLTableCellElement[]): HTMLTableRowElement {
  const element = document.createElement('tr');
  element.append(...cells);
  return element;
}

/** Writes the similarities of the named objects into the table. */
export function drawMatrix(state: State): void {
  const table = find('matrix', HTMLTableElement);
  const body = document.createElement('tbody');
  const columns = NAMES.map((name) => heading(name, 'col'));
  body.append(row([document.createElement('td'), ...columns]));
  similarities(state).forEach((values, i) => {
    const cells = values.map((value, k) => number(value, i, k));
    body.append(row([heading(NAMES[i] ?? '', 'row'), ...cells]));
  });
  table.tBodies[0]?.remove();
  table.append(body);
}
