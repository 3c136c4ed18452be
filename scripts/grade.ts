import { createRequire } from 'node:module';
import { gradeCommand } from './grade/folder';
import { gradescopeCommand } from './grade/gradescope';
import { replayCommand } from './grade/replay';
import { isUsage } from './grade/usage';

const HELP = `npm run grade -- DIR              grades a folder of returned notebooks: flat files, one folder a student,
                                  nbgrader's submitted/, or a .zip as Moodle, Canvas or Blackboard export it
  --out DIR                       where results go (DIR-marks beside the submissions); run again with the same,
                                  it takes up what is finished
  --jobs N                        submissions at once (one for each processor)
  --hidden DIR                    hidden inputs kept apart, in place of the course's own
  --seed N                        the class's seed, in place of the recorded or a random one
  --notebooks 01,04               notebooks that were asked for (those that any student returned)
  --queue redis://HOST:PORT       the work is done by workers, on any machines, in place of processes here
npm run grade -- worker --queue redis://HOST:PORT   such a worker; Ctrl-C ends it once its work is done
  --jobs N, --hidden DIR          as above
npm run grade -- gradescope-zip [FILE]   makes the autograder for an assignment on Gradescope (autograder.zip)
  --notebook NAME, --hidden DIR, --seed N
npm run grade -- replay RECEIPT   grades once more what a receipt is about, and compares
  --submissions DIR               where the submissions are now
  --hidden DIR                    where the hidden inputs are now

Results: report.html (the class), feedback/ (a page a student), marks.csv and .parquet (a row a student),
exercises.csv and .parquet (a row an exercise), marks.json, junit.xml, receipts/.

Exit code: 0 grading worked, whatever the marks; 1 it did not, or a replay gave other marks; 2 called wrongly;
130 stopped by Ctrl-C.`;

const VERBS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  replay: replayCommand,
  worker: (args) => {
    // Loaded here, since its packages are for this alone.
    const loaded = createRequire(__filename)('./grade/worker') as typeof import('./grade/worker');
    return loaded.workerCommand(args);
  },
  'gradescope-zip': gradescopeCommand,
};

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(HELP);
    return 0;
  }
  const [first = ''] = args;
  const verb = VERBS[first];
  return verb ? verb(args.slice(1)) : gradeCommand(args);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    if (isUsage(error)) console.error(`\n${HELP}`);
    process.exitCode = isUsage(error) ? 2 : 1;
  },
);
