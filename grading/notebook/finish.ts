import type { Remark } from '../marks';
import { isRunnable, type Slice } from '../slice';
import type { Draft } from './draft';
import { emit, type Emitted } from './emit';
import { importRemark, libraryUses, type LibraryUse } from './modules';

/** A draft with the notebook that asks for it, and what the type check and the comparison say. */
export interface Finished {
  readonly notebook: string;
  readonly draft: Draft;
  readonly remarks: readonly Remark[];
  /** Names of the library that are not there while the exercise is graded. */
  readonly withheld: readonly string[];
}

/** A draft as a program to run, or the remarks that say why there is none. */
export function finish({ notebook, draft, remarks, withheld }: Finished): Slice {
  const { exercise, found } = draft;
  const said = [...draft.remarks, ...remarks];
  const nothing = { exercise, notebook, code: '', usesLibrary: [], places: [] };
  if (!found) return { ...nothing, remarks: said };
  const uses = libraryUses(found.selection.pieces);
  const usesLibrary = [...new Set(uses.map(({ name }) => name))];
  const all = [...said, ...callRemarks(uses, withheld)];
  if (!isRunnable({ remarks: all })) return { ...nothing, usesLibrary, remarks: all };
  const { code, places, modules } = emit(found.program);
  const imports = importRemarks(modules);
  if (imports.length > 0) return { ...nothing, usesLibrary, remarks: [...all, ...imports] };
  return { exercise, notebook, code, usesLibrary, places, remarks: all };
}

const importRemarks = (modules: Emitted['modules']): Remark[] =>
  modules.flatMap(({ name, place }) => {
    const remark = importRemark(name);
    return remark ? [{ ...remark, ...(place.cell > 0 ? place : {}) }] : [];
  });

function callRemarks(uses: readonly LibraryUse[], withheld: readonly string[]): Remark[] {
  const first = withheld.flatMap((name) => uses.find((use) => use.name === name) ?? []);
  return first.map(({ name, at, cell }) => {
    const file = at.getSourceFile();
    const { line } = file.getLineAndCharacterOfPosition(at.getStart(file));
    const says = `It calls the library’s ${name}, which gives the answer away: it is not there when the exercise is graded.`;
    return { name: 'calls-library', says, cell, line: line + 1 };
  });
}
