import { scaleLinear } from 'd3-scale';
import type { HeatmapTrace } from './figure';

type Colours = Pick<HeatmapTrace, 'zmin' | 'zmax' | 'colorscale'>;

/** The colour of a value, as `rgb(r, g, b)`; beyond the ends, that of the end. */
export const colourScale = ({ zmin, zmax, colorscale }: Colours) =>
  scaleLinear(
    colorscale.map(([stop]) => zmin + stop * (zmax - zmin)),
    colorscale.map(([, colour]) => colour),
  ).clamp(true);

/** The three numbers of `rgb(r, g, b)`. */
export const rgbOf = (colour: string): number[] => (colour.match(/\d+/g) ?? []).map(Number);

/**
 * White or nearly black, whichever stands out more on the colour: at a relative luminance of 0.2 both do alike.
 *
 * @see WCAG 2.2, contrast ratio. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = rgbOf(colour).map((part) => (part / 255) ** 2.2);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.2 ? '#ffffff' : '#1a1a1a';
}
