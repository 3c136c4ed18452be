/** A module: where the names that it requires lead, and its body. */
export type Definition = readonly [
  links: Readonly<Record<string, string>>,
  body: (exports: object, require: (name: string) => unknown, module: { exports: object }) => void,
];

/** Loads a module by its place. */
export type Load = (place: string) => unknown;

/** What the worker's program needs of the process it was started in. */
export interface Host {
  /** The next order; nothing at the end. Waits, and lets nothing else run meanwhile. */
  readonly readLine: () => string | undefined;
  readonly writeLine: (line: string) => void;
  readonly print: (text: string) => void;
  /**
   * Reads the text of a table of modules.
   *
   * @param outside - What a name leads to that no module has.
   */
  readonly linked: (table: string, outside: (name: string) => unknown) => Load;
}
