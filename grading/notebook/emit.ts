import { SourceMap, type SourceMapPayload } from 'node:module';
import ts from '@tslab/typescript-for-tslab';
import { hasTopLevelAwait } from '../../kernel/compiler/topLevelAwait';
import type { Place } from '../slice';
import type { Program } from './assemble';
import { plainModule } from './modules';

/** A program as CommonJS. */
export interface Emitted {
  readonly code: string;
  readonly places: readonly Place[];
  /** The modules that it requires when it runs, and where. */
  readonly modules: readonly { readonly name: string; readonly place: Place }[];
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  sourceMap: true,
  // Cells run without it.
  noImplicitUseStrict: true,
};

const MAP_LINK = /\n\/\/# sourceMappingURL=.*\s*$/;

const NOWHERE: Place = { cell: 0, line: 0 };

/**
 * What `../checks` is to a slice: checks that say nothing, and `orLibrary` without its note. One
 * line, so that every other line keeps its place.
 */
const CHECKS =
  'const __checks = { ' +
  'check: new Proxy({}, { get: () => Object.assign(async () => undefined, { hint() {} }) }), ' +
  'orLibrary: (mine, twin) => (...all) => { try { return mine(...all); } catch (error) { ' +
  "if (!(error instanceof Error) || !error.message.startsWith('TODO')) throw error; " +
  'return twin(...all); } } };';

/** TypeScript to CommonJS. Where the program waits at its top, `exports.ready` tells when it is done. */
export function emit(program: Program): Emitted {
  const { outputText, sourceMapText } = ts.transpileModule(program.text, {
    compilerOptions: OPTIONS,
    fileName: 'slice.ts',
  });
  const js = outputText.replace(MAP_LINK, '');
  const map = new SourceMap(JSON.parse(sourceMapText ?? '') as SourceMapPayload);
  const lines = js.split('\n');
  const places = lines.map((line, i) => placeOf(map, line, i, program.places));
  const needed = modulesOf(js, places);
  const body = lines.map(withDoors);
  const usesChecks = needed.some(({ name }) => name === '../checks');
  const { before, after } = frame(usesChecks, awaits(program.text));
  return {
    code: [...before, ...body, ...after].join('\n'),
    places: [...before.map(() => NOWHERE), ...places, ...after.map(() => NOWHERE)],
    modules: needed,
  };
}

const awaits = (text: string): boolean =>
  hasTopLevelAwait(ts, ts.createSourceFile('slice.ts', text, ts.ScriptTarget.ES2022));

const frame = (usesChecks: boolean, isAsync: boolean) => ({
  before: [...(usesChecks ? [CHECKS] : []), ...(isAsync ? ['exports.ready = (async () => {'] : [])],
  after: isAsync ? ['})();'] : [],
});

/** Where the first word of a line comes from. */
function placeOf(map: SourceMap, line: string, i: number, places: readonly Place[]): Place {
  const entry = map.findEntry(i, line.search(/\S|$/));
  if (!('originalLine' in entry) || entry.generatedLine !== i) return NOWHERE;
  return places[entry.originalLine] ?? NOWHERE;
}

function modulesOf(js: string, places: readonly Place[]): Emitted['modules'] {
  return ts.preProcessFile(js, true, true).importedFiles.map(({ fileName, pos }) => ({
    name: plainModule(fileName),
    place: places[js.slice(0, pos).split('\n').length - 1] ?? NOWHERE,
  }));
}

const REQUIRED = /\brequire\((["'`])(\.\.\/(?:lib|checks)[^"'`]*)\1\)/g;

/** Requires the library by its door, and checks not at all. */
const withDoors = (line: string): string =>
  line.replace(REQUIRED, (_all, _quote, name: string) => {
    const plain = plainModule(name);
    return plain === '../checks' ? '__checks' : `require("${plain}")`;
  });
