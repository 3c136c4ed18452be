/** Folders and files that learners get as they are, by their path in the course. */
export const RELEASED: readonly string[] = [
  'lib',
  'checks',
  'kernel',
  'binding',
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
export const COMMANDS: readonly string[] = ['setup', 'start', 'doctor'];

/** Packages that only grading and tests need. */
export const WITHHELD_PACKAGES: readonly string[] = [
  '@types/mocha',
  '@types/yauzl',
  'bullmq',
  'ioredis',
  'yauzl',
];

/** What set-up, Python and Jupyter leave among the sources. */
const LEFTOVERS =
  /(^|\/)(__pycache__|\.ipynb_checkpoints)$|\.tmp$|course-plotly\/static\/plotly\.js/;

/** Whether a path belongs to the sources of the course. */
export const isSource = (path: string): boolean => !LEFTOVERS.test(path);
