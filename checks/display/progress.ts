import { escapeHtml } from '../../lib';
import type { Progress } from '../progress/record';
import { MARKS } from './card';

/** What the table needs to know of an exercise. */
export interface Entry {
  readonly name: string;
  readonly title: string;
  readonly points: number;
}

const STATES = { pass: 'solved', fail: 'not yet', unattempted: 'not attempted' } as const;
const CELLS = 20;

/** One row of the table for each exercise, and the sums for the bar. */
function summary(entries: readonly Entry[], progress: Progress) {
  const rows = entries.map(({ name, title, points: outOf }) => {
    const { kind = 'unattempted', points = 0, tries = 0 } = progress[name] ?? {};
    return { name, title, state: `${MARKS[kind]} ${STATES[kind]}`, points, outOf, tries };
  });
  const points = rows.reduce((sum, row) => sum + row.points, 0);
  const outOf = rows.reduce((sum, row) => sum + row.outOf, 0);
  const solved = entries.filter(({ name }) => progress[name]?.kind === 'pass').length;
  const headline = `${solved} of ${rows.length} exercises solved, ${points} of ${outOf} points`;
  return { rows, headline, share: outOf === 0 ? 0 : Math.min(1, points / outOf) };
}

/** Progress as plain text. */
export function progressText(entries: readonly Entry[], progress: Progress, note: string): string {
  const { rows, headline, share } = summary(entries, progress);
  const filled = Math.round(share * CELLS);
  const bar = `▕${'█'.repeat(filled)}${'░'.repeat(CELLS - filled)}▏`;
  const width = Math.max(...rows.map(({ name }) => name.length));
  const lines = rows.map(
    ({ name, state, points, outOf, tries }) =>
      `  ${name.padEnd(width)}  ${state.padEnd(15)}  ${points}/${outOf} points  ${triesText(tries)}`,
  );
  return [`${bar} ${headline}`, ...lines, ...(note ? [`  ${note}`] : [])].join('\n');
}

/** Progress as HTML: a bar and a table. */
export function progressHtml(entries: readonly Entry[], progress: Progress, note: string): string {
  const { rows, headline, share } = summary(entries, progress);
  const percent = Math.round(100 * share);
  const body = rows.map(
    ({ name, title, state, points, outOf, tries }) =>
      `<tr><td style="${LEFT}"><code>${escapeHtml(name)}</code></td>` +
      `<td style="${LEFT}">${escapeHtml(title)}</td><td style="${LEFT}">${state}</td>` +
      `<td>${points} of ${outOf}</td><td>${tries}</td></tr>`,
  );
  return (
    `<div role="status" style="color:var(--jp-ui-font-color1, inherit)">` +
    `<div style="font-weight:600">${headline}</div>` +
    `<div role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow="${percent}" ` +
    `aria-label="points reached" style="${TRACK}"><div style="width:${percent}%;${FILL}"></div></div>` +
    `<table><thead><tr><th style="${LEFT}">exercise</th><th style="${LEFT}">about</th>` +
    `<th style="${LEFT}">state</th><th>points</th><th>tries</th></tr></thead>` +
    `<tbody>${body.join('')}</tbody></table>` +
    `${note ? `<div>${escapeHtml(note)}</div>` : ''}</div>`
  );
}

const LEFT = 'text-align:left';
const TRACK =
  'height:10px;max-width:400px;margin:6px 0;border-radius:5px;overflow:hidden;' +
  'border:1px solid var(--jp-border-color1, #bdbdbd)';
const FILL = 'height:100%;background:var(--jp-success-color1, #388e3c)';

const triesText = (tries: number): string => `${tries} ${tries === 1 ? 'try' : 'tries'}`;
