/** How much is read of what is returned: a notebook of the course has 60 kB, 3 kB in its longest cell. */
export const LIMITS = {
  /** Of one file, in bytes: pictures and figures among the outputs may take many. */
  file: 64 * 2 ** 20,
  /** Of one cell's code, in characters. */
  cell: 200_000,
  /** Of all code of one notebook, in characters: it is parsed in half a second. */
  code: 1_000_000,
  cells: 5000,
  /** Of what one exercise needs, in characters: its types are checked. */
  slice: 100_000,
  /** Processor seconds to read one submission: twenty times what a right one takes. */
  seconds: 20,
  /** JavaScript's heap of the reader, in megabytes: the types of the library take 250. */
  heap: 1200,
  /** Remarks on one file: a broken one may give rise to thousands. */
  remarks: 20,
} as const;
