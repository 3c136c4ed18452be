/**
 * The element of the page with an id.
 *
 * @throws Error where there is none of this kind.
 */
export function find<T extends Element>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`explorer: the page has no ${kind.name} #${id}.`);
}
