import { createRequire, isBuiltin } from 'node:module';
import path from 'node:path';
import type ts from '@tslab/typescript-for-tslab';
import type { Project, TypeScript } from '../project';

/**
 * Where a cell's imports start: the notebook's own folder and, for what is not found there,
 * the course's notebooks/, so that a copy of a notebook elsewhere still finds '../lib' and the packages.
 */
export const homes = (
  notebook: string,
  { root }: Pick<Project, 'root'>,
): readonly [string, string] => [
  path.join(notebook, '__tslab__.ts'),
  path.join(root, 'notebooks', '__tslab__.ts'),
];

/** `require` of a cell. */
export function cellRequire(places: readonly string[]): (id: string) => unknown {
  const [first, ...others] = places.map((place) => createRequire(place));
  return (id) => {
    const found = [first, ...others].find((candidate) => resolves(candidate, id));
    return (found ?? first)?.(id) as unknown;
  };
}

const resolves = (candidate: NodeJS.Require | undefined, id: string): boolean => {
  try {
    return candidate?.resolve(id) !== undefined;
  } catch {
    return false;
  }
};

/**
 * Finds the types of the modules that cells, the library and packages import.
 * What packages import is looked up once; all else each time, because learners edit it.
 */
export function moduleResolver(typescript: TypeScript, places: readonly string[]) {
  const [first = '', ...others] = places;
  const cache = typescript.createModuleResolutionCache(path.dirname(first), (name) => name);
  const resolve = (
    name: string,
    from: readonly string[],
    options: ts.CompilerOptions,
  ): ts.ResolvedModuleWithFailedLookupLocations => {
    // Node's own modules are declared, not found in files.
    if (isBuiltin(name)) return { resolvedModule: undefined };
    const kept = from.some(isPackaged) ? cache : undefined;
    const found = from.map((place) =>
      typescript.resolveModuleName(name, place, options, typescript.sys, kept),
    );
    return found.find(({ resolvedModule }) => resolvedModule) ?? { resolvedModule: undefined };
  };
  return (
    literals: readonly ts.StringLiteralLike[],
    file: string,
    _redirected: unknown,
    options: ts.CompilerOptions,
  ): ts.ResolvedModuleWithFailedLookupLocations[] => {
    const inNotebook = path.dirname(file) === path.dirname(first);
    const from = inNotebook ? [file, ...others] : [file];
    return literals.map(({ text }) => resolve(text, from, options));
  };
}

const isPackaged = (file: string): boolean => file.includes('/node_modules/');
