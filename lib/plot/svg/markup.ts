import { linesOf, TEXT_SIZE } from '../labels';

type Attributes = Readonly<Record<string, string | number>>;

/** Text as XML may hold it: markup characters escaped, characters that XML forbids dropped. */
export const escapeXml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

/** A number with the two decimals that a pixel can show. */
export const px = (value: number): string => String(Math.round(100 * value) / 100);

/** One element; `content` is markup. */
export function tag(name: string, attributes: Attributes, content = ''): string {
  const list = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === 'number' ? px(value) : escapeXml(value)}"`,
  );
  return content === ''
    ? `<${name}${list.join('')}/>`
    : `<${name}${list.join('')}>${content}</${name}>`;
}

interface TextOptions {
  readonly x: number;
  readonly y: number;
  /** Which part of the text stands at (x, y). */
  readonly xanchor?: 'left' | 'center' | 'right';
  readonly yanchor?: 'top' | 'middle' | 'bottom';
  readonly size?: number;
  readonly fill?: string;
  /** Degrees clockwise round (x, y). */
  readonly angle?: number;
}

const ANCHORS = { left: 'start', center: 'middle', right: 'end' } as const;
const LINE_HEIGHT = 1.25;
// From the top of a line to its baseline, in letter sizes.
const ASCENT = 0.95;

/** A label of one or more lines; the default colour is the page's. */
export function text(
  label: string,
  {
    x,
    y,
    xanchor = 'center',
    yanchor = 'middle',
    size = TEXT_SIZE,
    fill = '#2a2a2a',
    angle = 0,
  }: TextOptions,
): string {
  if (label === '') return '';
  const lines = linesOf(label);
  const above = { top: 0, middle: lines.length / 2, bottom: lines.length }[yanchor] * LINE_HEIGHT;
  const spans = lines.map((line, i) => {
    const baseline = y + size * (i * LINE_HEIGHT + ASCENT - above);
    return tag('tspan', { x, y: baseline }, escapeXml(line));
  });
  return tag(
    'text',
    {
      'text-anchor': ANCHORS[xanchor],
      'font-size': size,
      fill,
      ...(angle === 0 ? {} : { transform: `rotate(${angle} ${px(x)} ${px(y)})` }),
    },
    spans.join(''),
  );
}
