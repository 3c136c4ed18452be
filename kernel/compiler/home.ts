import { createRequire } from 'node:module';
import path from 'node:path';
import type ts from '@tslab/typescript-for-tslab';
import type { Project, TypeScript } from '../project';

/**
 * Where a cell's imports start: the notebook's own folder and, for what is not found there,
 * the course's notebooks/, so that a copy of a notebook elsewhere still finds '../lib' and the packages.
 */
export const homes = (notebook: string, { root }: Pick<Project, 'root'>): readonly string[] => [
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

/** Finds the types of the modules that cells and the library import. */
export function moduleResolver(
  typescript: TypeScript,
  places: readonly string[],
  host: ts.ModuleResolutionHost,
) {
  const [first, ...others] = places;
  return (
    literals: readonly ts.StringLiteralLike[],
    containingFile: string,
    _redirected: unknown,
    options: ts.CompilerOptions,
  ): ts.ResolvedModuleWithFailedLookupLocations[] => {
    const inNotebook = first !== undefined && path.dirname(containingFile) === path.dirname(first);
    const from = inNotebook ? [containingFile, ...others] : [containingFile];
    return literals.map(({ text }) => {
      const tried = from.map((place) => typescript.resolveModuleName(text, place, options, host));
      return tried.find(({ resolvedModule }) => resolvedModule) ?? tried[0]!;
    });
  };
}
