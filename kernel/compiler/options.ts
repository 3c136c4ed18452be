import path from 'node:path';
import type { TypeScript, Project } from '../project';
import type ts from '@tslab/typescript-for-tslab';

/** What tslab decides and tsconfig.json may not change: how modules are found and what is written. */
const OURS = new Set([
  'module',
  'moduleResolution',
  'isolatedModules',
  'noEmit',
  'allowJs',
  'checkJs',
  'target',
  'types',
]);

/**
 * Compiler options of cells: the strictness and libraries of the project's tsconfig.json.
 * Its `types` are for tests as well; a notebook has Node's only.
 */
export function cellOptions(
  typescript: TypeScript,
  { root }: Pick<Project, 'root'>,
): ts.CompilerOptions {
  const file = path.join(root, 'tsconfig.json');
  const { config } = typescript.readConfigFile(file, (name) => typescript.sys.readFile(name)) as {
    config?: { compilerOptions?: object };
  };
  const { options } = typescript.convertCompilerOptionsFromJson(config?.compilerOptions, root);
  const kept = Object.entries(options).filter(([name]) => !OURS.has(name));
  return {
    ...Object.fromEntries(kept),
    types: ['node'],
    typeRoots: [path.join(root, 'node_modules', '@types')],
    checkJs: false,
    // tslab runs cells without 'use strict', and TypeScript takes only one of the two.
    alwaysStrict: false,
    // The notebook may lie anywhere beside the library it imports.
    rootDir: path.parse(root).root,
    disableTopLevelAwait: false,
    inlineSourceMap: true,
  };
}
