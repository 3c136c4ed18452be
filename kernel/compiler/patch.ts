import { createRequire } from 'node:module';
import type ts from '@tslab/typescript-for-tslab';
import { nameCell } from '../errors/cellSource';
import type { Project, TypeScript } from '../project';
import { currentRun } from '../run/run';
import { cellBuilder } from './builder';
import { readFile } from './files';
import { moduleResolver } from './home';
import { instrument } from './instrument';
import { cellOptions } from './options';
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
  /** Files from which the imports of cells are looked up. */
  readonly places: readonly string[];
}

const load = createRequire(__filename);
const CELL = /[\\/](__tslab__|__prev__)[^\\/]*$/;

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
  const createHost: CreateHost = (files, options, system, _create, ...rest) => {
    const all = { ...options, ...cellOptions(original, project) };
    const host = (original.createWatchCompilerHost as CreateHost)(
      files,
      all,
      system,
      builder,
      ...rest,
    );
    const read = host.readFile.bind(host);
    return Object.assign(host, {
      readFile: (file: string, encoding?: string) => plainNames(read(file, encoding)),
      resolveModuleNameLiterals: moduleResolver(original, places, host),
      // A module that a cell did not find may be there when the cell runs again.
      hasInvalidatedResolutions: (file: string) => CELL.test(file),
    });
  };
  load.cache[project.typescript]!.exports = {
    ...original,
    sys: {
      ...original.sys,
      readFile: readFile(original.sys),
      watchFile,
      watchDirectory: () => ({ close: () => undefined }),
    },
    createWatchCompilerHost: createHost,
    getPreEmitDiagnosticsOfFiles: (...all: unknown[]) => {
      diagnostics = (original as unknown as Internal).getPreEmitDiagnosticsOfFiles(...all);
      return diagnostics;
    },
    transpileModule: (source: string, options: ts.TranspileOptions) => {
      const result = original.transpileModule(source, {
        ...options,
        compilerOptions: { ...options.compilerOptions, inlineSourceMap: true },
        transformers: { before: [instrument(original)] },
      });
      result.outputText = nameCell(currentRun().name, source, result.outputText);
      return result;
    },
  };
  return {
    typescript: original,
    poll,
    program: () => program!,
    cell: () => program!.getSourceFile(places[0]!)!,
    diagnostics: () => diagnostics,
  };
}

// tslab lists a cell's names as the compiler keeps them: with one underscore more before two.
const plainNames = (text: string | undefined): string | undefined =>
  text?.replace(/\nexport \{[^}]*\}$/, (names) => names.replace(/\b_(__)/g, '$1'));

type CreateHost = (
  files: string[],
  options: ts.CompilerOptions,
  system: ts.System,
  create: ts.CreateProgram<ts.BuilderProgram> | undefined,
  ...rest: unknown[]
) => ts.WatchCompilerHostOfFilesAndCompilerOptions<ts.BuilderProgram>;

interface Internal {
  getPreEmitDiagnosticsOfFiles: (...all: unknown[]) => readonly ts.Diagnostic[];
}
