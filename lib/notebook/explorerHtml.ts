import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { escapeHtml } from './escapeHtml';

const PAGE = path.join(__dirname, '..', '..', 'docs', 'explorer.html');

/** Size of the explorer in a cell. */
export interface ExplorerOptions {
  /** In CSS pixels. @defaultValue 900 */
  readonly height?: number;
}

/**
 * The interactive explorer of losses as HTML for `displayHtml`: a page of its own inside the cell,
 * which needs no kernel once it is there.
 *
 * @returns An `iframe` that holds the whole page, `docs/explorer.html`.
 * @throws Error where the page has not been built.
 */
export function explorerHtml({ height = 900 }: ExplorerOptions = {}): string {
  if (!existsSync(PAGE)) {
    throw new Error('explorerHtml: docs/explorer.html is not there; `npm run build` makes it.');
  }
  const page = escapeHtml(readFileSync(PAGE, 'utf8'));
  const style = `width: 100%; height: ${height}px; border: 0`;
  return `<iframe title="Contrastive learning explorer" sandbox="allow-scripts" style="${style}" srcdoc="${page}"></iframe>`;
}
