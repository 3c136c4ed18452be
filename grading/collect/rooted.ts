import type { Remark } from '../marks';
import { authorOf, nameBeside } from './author';
import { isArchive } from './found';
import type { Found, Place } from './found';

/** Where nbgrader keeps what was returned. */
const NBGRADER = 'submitted';

/** What was found, and the folder from which students are told apart. */
export interface Rooted {
  readonly found: readonly Found[];
  /** Its name, for files that name nobody. */
  readonly name: string;
  /** About the archives on the way to it. */
  readonly remarks: readonly Remark[];
}

/**
 * Goes down to where students begin: into nbgrader's `submitted/`, and into archives that hold a class.
 *
 * @param notebooks - Names of the course's notebooks.
 */
export function rooted({ found, name, remarks }: Rooted, notebooks: readonly string[]): Rooted {
  if (found.some(({ place }) => place[0] === NBGRADER && place.length > 1)) {
    return { found: inside(found, NBGRADER), name, remarks };
  }
  const heads = [...new Set(found.map(({ place }) => place[0] ?? ''))];
  const [only] = heads;
  if (heads.length === 1 && only !== undefined && isAlone(inside(found, only), only, notebooks)) {
    const below = { found: inside(found, only), name: withoutZip(only) };
    return rooted({ ...below, remarks: [...remarks, ...about([only], found)] }, notebooks);
  }
  const exported = heads.filter((head) => isArchive(head) && isExport(inside(found, head)));
  return {
    name,
    remarks: [...remarks, ...about(exported, found)],
    found: found.flatMap((each) => {
      const [head = ''] = each.place;
      return exported.includes(head) ? inside([each], head) : [each];
    }),
  };
}

/** What is to be said of the archives themselves. */
const about = (archives: readonly string[], found: readonly Found[]): Remark[] =>
  found.flatMap((each) => {
    const [head = ''] = each.place;
    const isOne = each.place.length === 1 && archives.includes(head);
    return isOne && each.kind === 'trouble' ? [each.remark] : [];
  });

export const withoutZip = (name: string): string => name.replace(/\.zip$/i, '');

/** Whether the only thing there is holds the class, or is one student. */
function isAlone(found: readonly Found[], head: string, notebooks: readonly string[]): boolean {
  if (isExport(found)) return true;
  if (!isArchive(head)) return false;
  const files = found.filter(({ kind }) => kind === 'notebook');
  const flat = files.filter(({ place }) => place.length === 1);
  return flat.length === 0
    ? files.length > 0
    : flat.some(({ place }) => nameBeside(place[0] ?? '', notebooks) !== '');
}

/** Whether a learning-management system or nbgrader has written these names. */
const isExport = (found: readonly Found[]): boolean =>
  found.some(({ place: [first = ''] }) => first === NBGRADER || authorOf(first) !== undefined);

const inside = (found: readonly Found[], head: string): Found[] =>
  found.flatMap((each) => {
    if (each.place[0] !== head || each.place.length === 1) return [];
    const place: Place = each.place.slice(1);
    return [{ ...each, place }];
  });
