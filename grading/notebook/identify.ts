import type { CourseNotebook } from './course';

/**
 * Which notebook of the course a file is: the one of whose exercises it declares the most, by its
 * name where there is a choice. Names of files may be changed: `04 final (1).ipynb`.
 *
 * @param declared - All names that the file declares.
 * @returns The name of the notebook; undefined where the file has nothing of any.
 */
export function identify(
  course: readonly CourseNotebook[],
  file: string,
  declared: ReadonlySet<string>,
): string | undefined {
  const ranked = course
    .map(({ name, exercises }) => ({
      name,
      count: exercises.filter((exercise) => declared.has(exercise)).length,
      isNamed: isNamed(file, name),
    }))
    .filter(({ count, isNamed: named }) => count > 0 || named)
    .sort((a, b) => b.count - a.count || Number(b.isNamed) - Number(a.isNamed));
  return ranked[0]?.name;
}

/** Whether a file carries the words of a notebook's name: `simclr nt xent.ipynb`. */
export const isNamed = (file: string, name: string): boolean =>
  wordsOf(file).includes(wordsOf(name.replace(/^\d+-/, '')));

const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
