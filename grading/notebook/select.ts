import { isImport, type Piece } from './pieces';
import type { Outline, Version } from './outline';
import type { Reference } from './references';

/** The part of a notebook that one name needs. */
export interface Selection {
  /** In document order. */
  readonly pieces: readonly Piece[];
  /** The declaration that a reference of a piece means; undefined for what no cell declares. */
  readonly versionOf: (piece: Piece, reference: Reference) => Version | undefined;
  /** Names that no whole cell declares: globals, typing errors, or what a broken cell declares. */
  readonly free: ReadonlySet<string>;
}

/** The declaration of an exercise that counts: the last one that is no import, else the last. */
export function declarationOf({ versions }: Outline, exercise: string): Version | undefined {
  const all = versions.get(exercise) ?? [];
  return all.findLast(({ pieces }) => !pieces.every(isImport)) ?? all.at(-1);
}

/**
 * Selects a declaration and everything that it needs: as if the notebook were run from top to bottom
 * as far as the last check of the exercise, or to its end where none follows. What is looked up
 * when a function is called is what the name means by then; all else, what it means in its cell.
 */
export function select(notebook: Outline, root: Version): Selection {
  const checked = notebook.lastCheck.get(root.name) ?? 0;
  const horizon = checked >= root.cell ? checked : Infinity;
  const versionOf: Selection['versionOf'] = (piece, reference) =>
    meant(notebook, piece.cell.number, reference, horizon);
  const free = new Set<string>();
  const selected = new Set<Piece>();
  const take = (pieces: readonly Piece[]): void => {
    const open = [...pieces];
    for (let piece = open.pop(); piece; piece = open.pop()) {
      if (selected.has(piece)) continue;
      selected.add(piece);
      for (const reference of notebook.references(piece)) {
        const version = versionOf(piece, reference);
        if (version) open.push(...version.pieces);
        else free.add(reference.name.text);
      }
    }
  };
  take(root.pieces);
  const changes = notebook.pieces.filter(
    ({ targets, cell }) => targets.length > 0 && cell.number <= horizon,
  );
  const isNeeded = (piece: Piece): boolean =>
    !selected.has(piece) &&
    notebook
      .references(piece)
      .filter(({ name }) => piece.targets.includes(name))
      .some((target) => versionOf(piece, target)?.pieces.some((each) => selected.has(each)));
  for (let more = changes.filter(isNeeded); more.length > 0; more = changes.filter(isNeeded)) {
    take(more);
  }
  return { pieces: notebook.pieces.filter((piece) => selected.has(piece)), versionOf, free };
}

/** The declaration that a reference in a cell means. */
function meant(
  { versions }: Outline,
  cell: number,
  { name, isOwn, isDeferred }: Reference,
  horizon: number,
): Version | undefined {
  const all = versions.get(name.text) ?? [];
  if (isOwn) return all.find((version) => version.cell === cell);
  const until = isDeferred ? horizon : cell;
  // A helper that stands below what needs it is found too: cells get moved.
  return all.findLast((version) => version.cell <= until) ?? all[0];
}
