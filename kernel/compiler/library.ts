import { readFileSync } from 'node:fs';
import path from 'node:path';
import type ts from '@tslab/typescript-for-tslab';
import type { Project, TypeScript } from '../project';
import { faults } from './faults';

type WithResolved = ts.SourceFile & {
  readonly resolvedModules?: ts.ModeAwareCache<ts.ResolvedModuleWithFailedLookupLocations>;
};

/** The TypeScript files that `file` imports, over any number of steps, without packages. */
export function localImports(program: ts.Program, file: ts.SourceFile): readonly ts.SourceFile[] {
  const found = new Set<ts.SourceFile>();
  const follow = (from: ts.SourceFile): void => {
    (from as WithResolved).resolvedModules?.forEach(({ resolvedModule }) => {
      const imported = resolvedModule && program.getSourceFile(resolvedModule.resolvedFileName);
      if (!imported || imported.isDeclarationFile || found.has(imported)) return;
      if (imported.fileName.includes('/node_modules/')) return;
      found.add(imported);
      follow(imported);
    });
  };
  follow(file);
  return [...found];
}

/** What is wrong with the files that a cell imports from the project. */
export type LibraryCheck = (program: ts.Program, cell: ts.SourceFile) => readonly ts.Diagnostic[];

/**
 * Checks the types of what a cell imports from the project, once for each state of the files:
 * a state that was found right is remembered on disk, so that most kernels never check at all.
 */
export function libraryCheck(
  typescript: TypeScript,
  { root, cached }: Pick<Project, 'root' | 'cached'>,
): LibraryCheck {
  let lastKey = '';
  let last: readonly ts.Diagnostic[] = [];
  const packages = readFileSync(path.join(root, 'package-lock.json'), 'utf8');

  return (program, cell) => {
    const files = [...localImports(program, cell)];
    files.sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
    const parts = files.flatMap(({ fileName, text }) => [path.relative(root, fileName), text]);
    const key = parts.join('\0');
    if (files.length === 0 || key === lastKey) return files.length === 0 ? [] : last;
    let found: readonly ts.Diagnostic[] = [];
    const options = JSON.stringify(program.getCompilerOptions());
    cached(['library', typescript.version, packages, options, ...parts], () => {
      found = files.flatMap((file) => faults(program, file));
      return found.length === 0 ? 'right' : null;
    });
    [lastKey, last] = [key, found];
    return found;
  };
}
