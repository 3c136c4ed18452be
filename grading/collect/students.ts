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
  const shown = distinct([...groups.values()].flatMap(([first]) => first?.author ?? []));
  return [...groups.values()]
    .map((signed, i) => pile(shown[i] ?? '', signed))
    .sort((a, b) => (a.student < b.student ? -1 : 1));
}

/** A name for each student that nobody else has, on one line: with the id or, without one, a number. */
function distinct(authors: readonly Author[]): string[] {
  const plain = authors.map(({ name }) => printable(name, 100) || 'unnamed');
  const counts = new Map<string, number>();
  return authors.map(({ id }, i) => {
    const name = plain[i] ?? '';
    const isShared = plain.filter((each) => each === name).length > 1;
    const named = isShared && id !== '' ? `${name} (${id})` : name;
    const count = (counts.get(named) ?? 0) + 1;
    counts.set(named, count);
    return count === 1 ? named : `${named} [${count}]`;
  });
}

/** Who returned something; undefined where it belongs to nobody. */
function whose({ place }: Found, root: string, notebooks: readonly string[]): Author | undefined {
  const head = (place[0] ?? '').normalize('NFC');
  const known = authorOf(head);
  if (known) return known;
  const isFolder = place.length > 1 && !isArchive(head);
  if (isFolder) return author(head);
  // Of files beside the folders of students, only notebooks and archives were returned by somebody.
  if (!isNotebook(head) && !isArchive(head)) return head.includes('.') ? undefined : author(head);
  const beside = nameBeside(head, notebooks);
  return author(beside || (isArchive(head) ? withoutZip(head) : root));
}

const author = (name: string): Author => ({ name, id: '', isLate: false, attempt: '' });

/** What counts of what a student returned. */
function pile(student: string, signed: readonly Signed[]): Pile {
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
    student,
    found: counts.map(({ each }) => each),
    remarks,
  };
}
