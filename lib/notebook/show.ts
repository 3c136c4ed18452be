import type { MimeBundle } from '../kernelApi';
import type { Figure } from '../plot/figure';
import { figureToSvg } from '../plot/figureToSvg';
import { figureToText } from '../plot/figureToText';
import { display } from './display';
import { filmHtml } from './filmHtml';
import type { Table } from './table';

/**
 * A figure in three forms: Plotly's, which moves; a picture; words. A film has a fourth: HTML with a
 * slider of its own, for pages that run no Plotly, as nbconvert makes them.
 */
export const figureBundle = (figure: Figure): MimeBundle => ({
  'application/vnd.plotly.v1+json': figure,
  ...(figure.frames ? { 'text/html': filmHtml(figure) } : {}),
  'image/svg+xml': figureToSvg(figure),
  'text/plain': figureToText(figure),
});

/** Shows a figure or a table under the running cell; in a terminal, its text. */
export function show(item: Figure | Table): void {
  display('toMimeBundle' in item ? item.toMimeBundle() : figureBundle(item));
}
