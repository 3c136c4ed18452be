// 64 MB of float32: large enough for TensorFlow's matrix product, small beside a laptop's memory.
const CELLS = 2 ** 24;

/** How many rows of a matrix with `columns` columns are computed at a time. */
export const tileRows = (columns: number): number => Math.max(1, Math.floor(CELLS / columns));
