import type { Remark } from '../marks';
import type { KnownAnswers } from './known';

/** A remark where a function is one that everybody can look up. It says what is equal, not why. */
export function knownRemarks(
  exercise: string,
  hashes: readonly string[],
  { owners }: KnownAnswers,
): Remark[] {
  const found = hashes.flatMap((hash) => owners.get(exercise)?.get(hash) ?? []);
  return [...new Set(found)].map((whose) => equalTo(exercise, `${whose} answer`));
}

/** The hashes of a student's functions, by exercise. */
export type Hashes = ReadonlyMap<string, readonly string[]>;

/**
 * Remarks on answers that several students share.
 *
 * @param students - The hashes of each student's functions.
 * @returns By student and exercise; students who share nothing are left out.
 */
export function sharedRemarks(
  students: ReadonlyMap<string, Hashes>,
): ReadonlyMap<string, ReadonlyMap<string, Remark>> {
  const owners = new Map<string, Set<string>>();
  for (const [student, hashes] of students) {
    for (const key of keysOf(hashes)) owners.set(key, (owners.get(key) ?? new Set()).add(student));
  }
  const shared = [...students].map(([student, hashes]) => {
    const remarks = [...hashes].flatMap(([exercise, list]) => {
      const others = list.flatMap((hash) => [...(owners.get(`${exercise} ${hash}`) ?? [])]);
      const names = [...new Set(others)].filter((name) => name !== student);
      return names.length > 0 ? [[exercise, equalTo(exercise, listed(names))] as const] : [];
    });
    return [student, new Map(remarks)] as const;
  });
  return new Map(shared.filter(([, remarks]) => remarks.size > 0));
}

const keysOf = (hashes: Hashes): string[] =>
  [...hashes].flatMap(([exercise, list]) => list.map((hash) => `${exercise} ${hash}`));

const listed = (names: readonly string[]): string =>
  names.length > 3
    ? `what ${names.length} others returned, ${names.slice(0, 3).join(', ')} among them`
    : `what ${names.join(' and ')} returned`;

const equalTo = (exercise: string, what: string): Remark => ({
  name: 'copied',
  says: `But for names and layout, ${exercise} is equal to ${what}.`,
});
