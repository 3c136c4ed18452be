import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fieldsOf, isFields, isRemark } from './json';

/** A notebook of the course and the exercises that it asks for, in its order. */
export interface CourseNotebook {
  /** `04-simclr-nt-xent`. */
  readonly name: string;
  readonly exercises: readonly string[];
}

/**
 * The notebooks of the course, as learners get them.
 *
 * @param root - The folder that holds `notebooks/`.
 */
export function courseNotebooks(root: string): CourseNotebook[] {
  const folder = path.join(root, 'notebooks');
  const files = readdirSync(folder).filter((name) => /^\d\d-.*\.ipynb$/.test(name));
  return files.sort().map((file) => {
    const fields = fieldsOf(readFileSync(path.join(folder, file), 'utf8'));
    const found = isRemark(fields) ? undefined : fields['cells'];
    const cells = Array.isArray(found) ? (found as unknown[]) : [];
    const exercises = cells.flatMap((cell) => exerciseOf(cell) ?? []);
    return { name: file.replace(/\.ipynb$/, ''), exercises };
  });
}

/** The exercise that a cell is for, by its id: `exercise-ntXent`. */
function exerciseOf(cell: unknown): string | undefined {
  const id = isFields(cell) ? cell['id'] : undefined;
  return typeof id === 'string' ? /^exercise-(\w+)$/.exec(id)?.[1] : undefined;
}
