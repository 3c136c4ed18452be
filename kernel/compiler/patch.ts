import { createRequire } from 'node:module';
import path from 'node:path';
import type ts from '@tslab/typescript-for-tslab';
import { nameCell } from '../errors/cellSource';
import type { Project, TypeScript } from '../project';
import { currentRun } from '../run/run';
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
  readonly program: () => ts.BuilderProgram;
  /** The names that the last cell declares at its top level. */
  readonly cellNames: () => readonly string[];
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

/** Leaves the library to `require`: tslab's converter checks and emits the cell alone. */
const cellOnly = (builder: ts.EmitAndSemanticDiagnosticsBuilderProgram) => ({
  ...builder,
  getAllDependencies: (file: ts.SourceFile) => [file.fileName],
  emit: (file: ts.SourceFile, write: ts.WriteFileCallback, ...rest: unknown[]) =>
    (builder.emit as (...all: unknown[]) => ts.EmitResult)(
      file,
      // `rootDir` puts folders before the name that tslab waits for.
      (name: string, text: string, mark: boolean) => {
        write(`outDir/${path.basename(name)}`, text, mark);
      },
      ...rest,
    ),
});

/**
 * Puts a changed copy of TypeScript in the place of the one that tslab is about to load.
 * A copy, because the module's own exports are read-only.
 */
export function patchTypeScript({ project, places }: PatchOptions): Compiler {
  const original = project.loadTypeScript();
  const { watchFile, poll } = polledWatchers(original.FileWatcherEventKind);
  let builder: ts.BuilderProgram | undefined;
  let diagnostics: readonly ts.Diagnostic[] = [];

  const createHost = (files: string[], options: ts.CompilerOptions, ...rest: unknown[]) => {
    const create = original.createWatchCompilerHost as (...all: unknown[]) => Host;
    const host = create(files, { ...options, ...cellOptions(original, project) }, ...rest);
    return Object.assign(host, {
      resolveModuleNameLiterals: moduleResolver(original, places, host),
      // A module that a cell did not find may be there when the cell runs again.
      hasInvalidatedResolutions: (file: string) => CELL.test(file),
    });
  };
  const createProgram = (host: Host) => {
    const { afterProgramCreate } = host;
    host.afterProgramCreate = (created) => {
      builder = created;
      afterProgramCreate?.(cellOnly(created) as unknown as Builder);
    };
    return original.createWatchProgram(host);
  };
  const patched = {
    ...original,
    sys: { ...original.sys, watchFile, watchDirectory: () => ({ close: () => undefined }) },
    createWatchCompilerHost: createHost,
    createWatchProgram: createProgram,
    getPreEmitDiagnosticsOfFiles: (...all: unknown[]) => {
      diagnostics = (original as unknown as Internal).getPreEmitDiagnosticsOfFiles(...all);
      return diagnostics;
    },
    transpileModule: (source: string, options: ts.TranspileOptions) => {
      const compilerOptions = { ...options.compilerOptions, inlineSourceMap: true };
      const result = original.transpileModule(source, {
        ...options,
        compilerOptions,
        transformers: { before: [instrument(original)] },
      });
      result.outputText = nameCell(currentRun().name, source, result.outputText);
      return result;
    },
  };
  load.cache[project.typescript]!.exports = patched;
  return {
    typescript: original,
    poll,
    program: () => builder!,
    cellNames: () => namesOf(builder?.getSourceFile(places[0]!)),
    diagnostics: () => diagnostics,
  };
}

/** The binder leaves a file's own names in a field that is not part of the public interface. */
const namesOf = (file: ts.SourceFile | undefined): readonly string[] => [
  ...((file as { locals?: ReadonlyMap<string, unknown> } | undefined)?.locals?.keys() ?? []),
];

type Builder = ts.EmitAndSemanticDiagnosticsBuilderProgram;
type Host = ts.WatchCompilerHostOfFilesAndCompilerOptions<Builder>;
interface Internal {
  getPreEmitDiagnosticsOfFiles: (...all: unknown[]) => readonly ts.Diagnostic[];
}
