import { createRequire } from 'node:module';
import type ts from '@tslab/typescript-for-tslab';
import { nameCell } from '../errors/cellSource';
import type { Project, TypeScript } from '../project';
import { currentRun } from '../run/run';
import { cellBuilder } from './builder';
import { faults } from './faults';
import { readFile } from './files';
import { hostMaker } from './host';
import { instrument } from './instrument';
import { polledWatchers } from './polling';

/** What the patched TypeScript lets the kernel see and do. */
export interface Compiler {
  readonly typescript: TypeScript;
  /** Has the compiler look for edited files. */
  readonly poll: () => void;
  /** The program of the last conversion. */
  readonly program: () => ts.Program;
  /** The last cell, as the compiler sees it. */
  readonly cell: () => ts.SourceFile;
  /** The diagnostics of the last conversion, as the compiler made them. */
  readonly diagnostics: () => readonly ts.Diagnostic[];
}

interface PatchOptions {
  readonly project: Project;
  /** The file that stands for a cell, and others from which its imports are looked up. */
  readonly places: readonly [string, ...string[]];
}

const load = createRequire(__filename);

/**
 * Puts a changed copy of TypeScript in the place of the one that tslab is about to load.
 * A copy, because the module's own exports are read-only.
 */
export function patchTypeScript({ project, places }: PatchOptions): Compiler {
  const original = project.loadTypeScript();
  const { watchFile, poll } = polledWatchers(original.FileWatcherEventKind);
  let program: ts.Program | undefined;
  let diagnostics: readonly ts.Diagnostic[] = [];
  const builder = cellBuilder(original, (created) => {
    program = created;
  });
  const module = load.cache[project.typescript];
  if (!module) throw new Error('patchTypeScript: TypeScript is not loaded.');
  module.exports = {
    ...original,
    sys: {
      ...original.sys,
      readFile: readFile(original.sys),
      watchFile,
      watchDirectory: () => ({ close: () => undefined }),
    },
    createWatchCompilerHost: hostMaker(original, { project, places, builder }),
    getPreEmitDiagnosticsOfFiles: (from: ts.Program, files: readonly ts.SourceFile[]) => {
      diagnostics = files.flatMap((file) => faults(from, file));
      return diagnostics;
    },
    transpileModule: stoppable(original),
  };
  const current = (): ts.Program => {
    if (!program) throw new Error('patchTypeScript: no cell has been compiled.');
    return program;
  };
  const cell = (): ts.SourceFile => {
    const file = current().getSourceFile(places[0]);
    if (!file) throw new Error(`patchTypeScript: ${places[0]} is not part of the program.`);
    return file;
  };
  return { typescript: original, poll, program: current, cell, diagnostics: () => diagnostics };
}

/** tslab's last step, from ES modules to CommonJS, with brakes put in and the cell's name. */
const stoppable =
  (original: TypeScript) =>
  (source: string, options: ts.TranspileOptions): ts.TranspileOutput => {
    const result = original.transpileModule(source, {
      ...options,
      compilerOptions: { ...options.compilerOptions, inlineSourceMap: true },
      transformers: { before: [instrument(original)] },
    });
    return { ...result, outputText: nameCell(currentRun().name, source, result.outputText) };
  };
