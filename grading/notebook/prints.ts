import ts from '@tslab/typescript-for-tslab';
import { fingerprint, type Fingerprint, type Surroundings } from './fingerprint';
import { wholeLibrary } from './modules';
import type { Outline } from './outline';
import { importOf, isImport, isImportedName, isTensorFlow, type Piece } from './pieces';
import type { Selection } from './select';

/** Whether an imported name is one that notebooks can import too. */
export type IsPublic = (name: string) => boolean;

/** The fingerprints of the functions that an answer consists of. */
export function answerPrints(
  notebook: Outline,
  { pieces }: Pick<Selection, 'pieces'>,
  isPublic: IsPublic = () => true,
): Fingerprint[] {
  const around = surroundingsOf(notebook, isPublic);
  const own = pieces.filter((piece) => piece.names.length > 0 && !isImport(piece));
  return own.map((piece) => fingerprint([piece], around));
}

/** What only the library can import, a copy has to declare: it counts as declared there too. */
function surroundingsOf({ pieces, versions }: Outline, isPublic: IsPublic): Surroundings {
  const imported = new Map(pieces.flatMap((piece) => originalName(piece)));
  const isChosen = (name: string, isDeclared: boolean): boolean =>
    isDeclared || (imported.has(name) && imported.get(name) !== 'tf' && !isPublic(name));
  const chosen = [...versions].filter(([name, all]) =>
    isChosen(name, !all.every((version) => version.pieces.every(isImport))),
  );
  return {
    imported,
    wholes: new Set(pieces.flatMap(wholeLibrary)),
    chosen: new Set(chosen.map(([name]) => name)),
  };
}

/** What an imported name is called in its module; TensorFlow as a whole is `tf`. */
function originalName({ node, names }: Piece): (readonly [string, string])[] {
  const [name] = names;
  if (!name || !isImportedName(node)) return [];
  if (ts.isImportSpecifier(node)) return [[name.text, (node.propertyName ?? node.name).text]];
  return isTensorFlow(importOf(node).moduleSpecifier) ? [[name.text, 'tf']] : [];
}
