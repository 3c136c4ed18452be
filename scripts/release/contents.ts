/** Folders and files that learners get as they are, by their path in the course. */
export const RELEASED: readonly string[] = [
  'lib',
  'checks',
  'kernel',
  'binding',
  'grading',
  'scripts/check.ts',
  'scripts/command.mjs',
  'scripts/doctor',
  'scripts/doctor.mjs',
  'scripts/jupyter',
  'scripts/nodeVersion.mjs',
  'scripts/setup',
  'scripts/setup.mjs',
  'scripts/start.mjs',
  'requirements.txt',
  '.npmrc',
  '.gitignore',
  '.dockerignore',
  'Dockerfile',
];

/** Commands of package.json that work without the rest of the course. */
export const COMMANDS: readonly string[] = ['setup', 'start', 'check', 'doctor'];

/** Packages that only grading and tests need. */
export const WITHHELD_PACKAGES: readonly string[] = [
  '@types/mocha',
  '@types/yauzl',
  'bullmq',
  'ioredis',
  'yauzl',
];

/** What of these is for instructors. */
const WITHHELD =
  /^grading\/(batch|classroom|collect|gradescope|hidden|queue|report)(\/|$)|^grading\/(exerciseSeed|gradeFolder|gradeSubmission|hashingInputs|replay|room|submission)\.ts$/;

/** What set-up, Python and Jupyter leave among the sources. */
const LEFTOVERS =
  /(^|\/)(__pycache__|\.ipynb_checkpoints)$|\.tmp$|course-plotly\/static\/plotly\.js/;

/** Whether a path belongs to the sources of the course. */
export const isSource = (path: string): boolean => !LEFTOVERS.test(path);

/** Whether learners get it. */
export const isForLearners = (path: string): boolean => isSource(path) && !WITHHELD.test(path);
