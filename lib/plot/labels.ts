/** Pixels of the letters of titles and of everything else. */
export const TITLE_SIZE = 16;
export const TEXT_SIZE = 12;

/** Width in pixels that a text of ordinary letters takes; no font is at hand to measure it. */
export const textWidth = (text: string, size: number = TEXT_SIZE): number =>
  0.56 * size * text.length;

/** The width of the longest of the texts. */
export const widest = (texts: readonly string[], size: number = TEXT_SIZE): number =>
  Math.max(0, ...texts.map((text) => textWidth(text, size)));

/** The text as Plotly's labels want it: markup characters stand for themselves. */
export const label = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** The text as a label, broken between words so that a line is at most `width` pixels where words allow. */
export function wrapped(text: string, width: number, size: number = TEXT_SIZE): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || textWidth(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map(label).join('<br>');
}

/** The lines of a label as plain text: entities read, other markup dropped. */
export const linesOf = (text: string): string[] =>
  text.split(/<br\s*\/?>/).map((line) =>
    line
      .replace(/<[^<>]*>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&'),
  );
