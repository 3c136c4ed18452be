import type { Remark } from '../marks';
import { ownWords } from './alike';
import type { Fingerprint } from './fingerprint';
import type { KnownAnswers } from './known';

/**
 * In words. Of the 500 answers in the bank of test/checks, written apart from each other, one equals
 * the official solution: the shortest, of 21. The plainest cosine has 48.
 */
const TELLING = 60;

/**
 * Words that neither the official solution nor the library has. Two right answers of one exercise in
 * the bank have at most 35 of them in common: what the formula dictates, a class writes alike.
 */
export const OWN = 40;

/** A remark where a function is one that everybody can look up. It says what is equal, not why. */
export function knownRemarks(
  exercise: string,
  prints: readonly Fingerprint[],
  { functions, given }: KnownAnswers,
): Remark[] {
  const long = prints.filter(({ hash, words }) => words.length >= TELLING && !given.has(hash));
  const known = functions.get(exercise) ?? [];
  const found = known.filter(({ hash }) => long.some((print) => print.hash === hash));
  return [...new Set(found.map(({ whose }) => whose))].map((whose) => ({
    name: 'copied',
    says: `But for names and layout, ${exercise} is equal to ${whose} answer. The formula and the hints can lead there too. ${DECIDE}`,
  }));
}

/** The hashes of functions that two students do not write alike by chance. */
export const tellingHashes = (
  exercise: string,
  prints: readonly Fingerprint[],
  { functions, given }: KnownAnswers,
): string[] => {
  const known = (functions.get(exercise) ?? []).map(({ words }) => words);
  return prints
    .filter(({ hash, words }) => !given.has(hash) && ownWords(words, known) >= OWN)
    .map(({ hash }) => hash);
};

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
      return names.length > 0 ? [[exercise, sharedRemark(exercise, names)] as const] : [];
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

const sharedRemark = (exercise: string, names: readonly string[]): Remark => ({
  name: 'copied',
  says: `But for names and layout, ${exercise} is equal to ${listed(names)}, also where the formula leaves a choice. ${DECIDE}`,
});

/** A remark costs nothing by itself. */
const DECIDE =
  'It costs no points: whether anything follows from it is the instructor’s to decide.';
