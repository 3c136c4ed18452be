import { interpolateRdBu, interpolateViridis } from 'd3-scale-chromatic';

/**
 * Ten colours that stay apart for colour-blind readers, on a white and on a black ground.
 *
 * @see Petroff 2021, Accessible color sequences for data visualization. https://arxiv.org/abs/2107.02270
 */
export const PALETTE = [
  '#3f90da',
  '#ffa90e',
  '#bd1f01',
  '#94a4a2',
  '#832db6',
  '#a96b59',
  '#e76300',
  '#b9ac70',
  '#717581',
  '#92dadd',
] as const;

/** The colour of the i-th group. */
export const colourOf = (group: number): string => PALETTE[group % PALETTE.length] ?? PALETTE[0];

/** The grey of helping lines; it shows on a white and on a black ground. */
export const GREY = '#8a8a8a';

const STOPS = Array.from({ length: 17 }, (_, i) => i / 16);

/** Viridis: equal steps of the number look like equal steps of colour. */
export const SEQUENTIAL = STOPS.map((stop) => [stop, interpolateViridis(stop)] as const);
/** Blue below, red above, white in the middle: for numbers that have a sign. */
export const DIVERGING = STOPS.map((stop) => [stop, interpolateRdBu(1 - stop)] as const);
