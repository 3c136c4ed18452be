import type ts from '@tslab/typescript-for-tslab';
import type { Project, TypeScript } from '../project';
import { moduleResolver } from './home';
import { cellOptions } from './options';

type CreateHost = (
  files: string[],
  options: ts.CompilerOptions,
  system: ts.System,
  create: ts.CreateProgram<ts.BuilderProgram> | undefined,
  ...rest: unknown[]
) => ts.WatchCompilerHostOfFilesAndCompilerOptions<ts.BuilderProgram>;

interface HostOptions {
  readonly project: Project;
  readonly places: readonly string[];
  readonly builder: ts.CreateProgram<ts.BuilderProgram>;
}

const CELL = /[\\/](__tslab__|__prev__)[^\\/]*$/;

/** tslab lists a cell's names as the compiler keeps them: with one underscore more before two. */
const plainNames = (text: string | undefined): string | undefined =>
  text?.replace(/\nexport \{[^}]*\}$/, (names) => names.replace(/\b_(__)/g, '$1'));

/** Makes the host of tslab's converter with our options, our programs and our way to find modules. */
export function hostMaker(
  original: TypeScript,
  { project, places, builder }: HostOptions,
): CreateHost {
  const make = original.createWatchCompilerHost as CreateHost;
  return (files, options, system, _create, ...rest) => {
    const all = { ...options, ...cellOptions(original, project) };
    const host = make(files, all, system, builder, ...rest);
    const read = host.readFile.bind(host);
    return Object.assign(host, {
      readFile: (file: string, encoding?: string) => plainNames(read(file, encoding)),
      resolveModuleNameLiterals: moduleResolver(original, places),
      // A module that a cell did not find may be there when the cell runs again.
      hasInvalidatedResolutions: (file: string) => CELL.test(file),
    });
  };
}
