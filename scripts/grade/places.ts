import path from 'node:path';

/** What grades one submission. */
export const GRADER = path.join(__dirname, '..', '..', 'grading', 'gradeSubmission.ts');

/**
 * Milliseconds for one submission, far above what its exercises may use together (20 s of processor time
 * each): only a fault of the grader itself comes this far.
 */
export const DEADLINE = 30 * 60_000;

/** A path as it was meant where the command was typed: npm changes into the course's folder. */
export const fromHere = (place: string): string =>
  path.resolve(process.env['INIT_CWD'] ?? process.cwd(), place);
