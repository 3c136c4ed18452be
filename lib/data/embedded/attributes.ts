import type { Scene } from './pictures';
import type { Colour } from './texture';

/** What can be said about a drawn picture. */
export interface Attributes {
  /** One of ten: `house`. */
  readonly shape: string;
  /** The hue of its body, one of eight, or `gray`. */
  readonly colour: string;
  /** `small`, `medium` or `large`. */
  readonly size: string;
  /** One of nine: `top left`, `top`, …, `centre`. */
  readonly place: string;
}

/** Where each colour ends, in degrees round the circle of hues. */
const HUES: readonly (readonly [end: number, name: string])[] = [
  [15, 'red'],
  [45, 'orange'],
  [70, 'yellow'],
  [165, 'green'],
  [200, 'turquoise'],
  [260, 'blue'],
  [300, 'purple'],
  [340, 'pink'],
  [360, 'red'],
];

// Colours of a lower saturation are gray.
const GRAY = 0.25;

// A third of what is drawn is smaller, and a third larger.
const SIZES = { small: 0.646, large: 0.769 };

// From here on an object lies to one side: 2½ pixels of 32.
const ASIDE = 0.16;

/** The words for a scene. */
export const attributesOf = (
  { label, colour, size, centre: [x, y] }: Scene,
  shapes: readonly string[],
): Attributes => ({
  shape: shapes[label] ?? '',
  colour: colourName(colour),
  size: size < SIZES.small ? 'small' : size > SIZES.large ? 'large' : 'medium',
  place: `${side(y, 'top', 'bottom')} ${side(x, 'left', 'right')}`.trim() || 'centre',
});

/** `a small red house, top left`; a medium size goes without saying. */
export function captionOf({ shape, colour, size, place }: Attributes): string {
  const words = [...(size === 'medium' ? [] : [size]), colour, shape].join(' ');
  return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}, ${place}`;
}

const side = (at: number, low: string, high: string): string =>
  at < -ASIDE ? low : at > ASIDE ? high : '';

/** The name of a colour's hue; gray where it has next to none. */
function colourName([red, green, blue]: Colour): string {
  const [largest, smallest] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const spread = largest - smallest;
  if (spread <= GRAY * largest) return 'gray';
  const sector =
    largest === red
      ? (green - blue) / spread
      : largest === green
        ? 2 + (blue - red) / spread
        : 4 + (red - green) / spread;
  const degrees = (60 * sector + 360) % 360;
  return HUES.find(([end]) => degrees < end)?.[1] ?? 'red';
}
