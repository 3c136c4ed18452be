import { uniforms } from '../../lib/random';

/** `count` points within a cube of side 1 about each of some centres, centre by centre. */
export function clusters(centres: readonly number[][], count: number): number[][] {
  const random = uniforms(7);
  return centres.flatMap((centre) =>
    Array.from({ length: count }, () => centre.map((place) => place + random() - 0.5)),
  );
}

/** The corners (10, 0, …), (0, 10, 0, …), … as centres. */
export const corners = (count: number, dim: number): number[][] =>
  Array.from({ length: count }, (_, c) =>
    Array.from({ length: dim }, (_, d) => (c === d ? 10 : 0)),
  );
