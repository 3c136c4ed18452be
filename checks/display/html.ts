import { escapeHtml } from '../../lib';
import type { Shown } from '../verdict';
import type { Card, Tone } from './card';
import { caption } from './text';

/** JupyterLab's own colours, so that light and dark themes both fit. */
const COLOURS: Readonly<Record<Tone, string>> = {
  pass: 'var(--jp-success-color1, #388e3c)',
  fail: 'var(--jp-error-color1, #d32f2f)',
  unattempted: 'var(--jp-warn-color1, #f57c00)',
  note: 'var(--jp-info-color1, #0288d1)',
};

/** A card as HTML: a coloured edge, and every word of the text. */
export function cardHtml({ tone, headline, lines, tables, foot }: Card): string {
  const said = lines.map(
    ({ label, text }) => `<div><strong>${escapeHtml(label)}:</strong> ${prose(text)}</div>`,
  );
  const numbers =
    tables.length > 0 ? `<div style="${ROW}">${tables.map(tableHtml).join('')}</div>` : '';
  const small = foot ? `<div style="opacity:0.75;margin-top:4px">${prose(foot)}</div>` : '';
  return (
    `<div role="status" data-verdict="${tone}" style="${BOX};border-left-color:${COLOURS[tone]}">` +
    `<div style="font-weight:600">${escapeHtml(headline)}</div>` +
    `${said.join('')}${numbers}${small}</div>`
  );
}

const BOX =
  'border-left:4px solid;padding:6px 12px;margin:4px 0;line-height:1.5;' +
  'color:var(--jp-ui-font-color1, inherit);background:var(--jp-layout-color2, transparent)';
const ROW = 'display:flex;flex-wrap:wrap;gap:8px 24px;align-items:flex-start;margin-top:6px';
const TABLE = 'margin:0;color:inherit;font-size:inherit';
const CAPTION = 'text-align:left;white-space:nowrap;color:inherit';
const CELL = 'padding:1px 6px;text-align:right;font-family:var(--jp-code-font-family, monospace)';

function tableHtml({ name, shape, rows }: Shown): string {
  const cells = (row: readonly string[]) =>
    row.map((cell) => `<td style="${CELL}">${escapeHtml(cell)}</td>`).join('');
  const body = rows.map((row) => `<tr>${cells(row)}</tr>`).join('');
  const title = escapeHtml(caption(name, shape));
  return `<table style="${TABLE}"><caption style="${CAPTION}">${title}</caption>${body}</table>`;
}

/** Escaped text in which `…` stands out as code. */
const prose = (text: string): string => escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
