import { escapeHtml } from '../../lib';

/** Markup that is safe to show: every text in it went through `html` or `prose`. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly Markup[];

/**
 * HTML in which whatever is filled in is shown as it is: texts are escaped, markup and lists of it stay.
 *
 *     html`<td>${student}</td>`
 */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: texts.map((text, i) => text + filled(parts[i] ?? '')).join(''),
});

const filled = (part: Part): string => {
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escapeHtml(shownText(part));
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('\n');
};

/** Control characters would be lost, and those that turn the direction of writing could disguise a name. */
const shownText = (text: string): string =>
  text.replace(/(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');

/** Markup of our own making, such as a picture. */
export const trusted = (markup: string): Markup => ({ markup });

export const NOTHING: Markup = trusted('');

/** A sentence in which `…` stands out as code. */
export const prose = (text: string): Markup =>
  trusted(html`${text}`.markup.replace(/`([^`]+)`/g, '<code>$1</code>'));
