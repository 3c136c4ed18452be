import type ts from '@tslab/typescript-for-tslab';

/** The TypeScript inside tslab. */
export type TypeScript = typeof ts;

/** Makes steps on the syntax tree with the given TypeScript. */
export type Transformers = (typescript: TypeScript) => ts.TransformerFactory<ts.SourceFile>[];

/** What launch.cjs knows and lends. */
export interface Project {
  /** The folder that holds lib/, checks/, notebooks/ and node_modules/. */
  readonly root: string;
  /** The script that starts the kernel's threads. */
  readonly launcher: string;
  /** The file of the TypeScript inside tslab. */
  readonly typescript: string;
  /** Loads it, unchanged whatever the kernel does to the copy that tslab loads. */
  readonly loadTypeScript: () => TypeScript;
  /** `make()`, or what it gave when it was last called with the same parts; null is not remembered. */
  readonly cached: (parts: readonly string[], make: () => string | null) => string | null;
  /** TypeScript to CommonJS with an inline source map, remembered on disk by content. */
  readonly compile: (
    source: string,
    filename: string,
    tag?: string,
    before?: Transformers,
  ) => string;
}
