import { printable } from '../printable';
import type { Remark } from '../marks';
import { authorOf, nameBeside } from './author';
import type { Author } from './author';
import { isArchive, isNotebook } from './found';
import type { Found } from './found';
import { withoutZip } from './rooted';
import type { Rooted } from './rooted';

/** Everything that one student returned. */
export interface Pile {
  readonly student: string;
  readonly found: readonly Found[];
  readonly remarks: readonly Remark[];
}

interface Signed {
  readonly author: Author;
  readonly each: Found;
}

/**
 * Tells students apart by what their files and folders are called, seen from where students begin.
 *
 * @param notebooks - Names of the course's notebooks: `04-simclr-nt-xent`.
 * @returns A pile a student, by name; what belongs to nobody is left out.
 */
export function students({ found, name }: Rooted, notebooks: readonly string[]): Pile[] {
  const groups = new Map<string, Signed[]>();
  for (const each of found) {
    const author = whose(each, name, notebooks);
    if (!author) continue;
    const key = JSON.stringify([author.name, author.id]);
    groups.set(key, [...(groups.get(key) ?? []), { author, each }]);
  }
  const names = [...groups.values()].map(([first]) => first?.author.name ?? '');
  const isShared = (student: string) => names.filter((each) => each === student).length > 1;
  return [...groups.values()]
    .map((signed) => pile(signed, isShared))
    .sort((a, b) => (a.student < b.student ? -1 : 1));
}

/** Who returned something; undefined where it belongs to nobody. */
function whose(
  { kind, place }: Found,
  root: string,
  notebooks: readonly string[],
): Author | undefined {
  const head = (place[0] ?? '').normalize('NFC');
  const known = authorOf(head);
  if (known) return named(known);
  const isFolder = place.length > 1 && !isArchive(head);
  if (isFolder) return author(head);
  // Of files beside the folders of students, only notebooks and archives were returned by somebody.
  if (!isNotebook(head) && !isArchive(head))
    return kind === 'other' && !head.includes('.') ? author(head) : undefined;
  const beside = nameBeside(head, notebooks);
  return author(beside || (isArchive(head) ? withoutZip(head) : root));
}

const author = (name: string): Author => named({ name, id: '', isLate: false, attempt: '' });

const named = (by: Author): Author => ({ ...by, name: printable(by.name, 100) || 'unnamed' });

/** What counts of what a student returned. */
function pile(signed: readonly Signed[], isShared: (student: string) => boolean): Pile {
  const { name = '', id = '' } = signed[0]?.author ?? {};
  const attempts = signed.map(({ author: { attempt } }) => attempt);
  const last = attempts.reduce((a, b) => (a > b ? a : b), '');
  const counts = signed.filter(({ author: { attempt } }) => attempt === last);
  const remarks: Remark[] = [];
  if (counts.length < signed.length) {
    remarks.push({
      name: 'earlier-attempt',
      says: `Only the last attempt, of ${last}, is graded.`,
    });
  }
  if (counts.some(({ author: { isLate } }) => isLate)) {
    remarks.push({ name: 'late', says: 'The learning-management system marked it as late.' });
  }
  return {
    student: isShared(name) && id !== '' ? `${name} (${id})` : name,
    found: counts.map(({ each }) => each),
    remarks,
  };
}
