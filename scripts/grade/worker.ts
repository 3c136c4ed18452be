import os from 'node:os';
import { parseArgs } from 'node:util';
import { termsOf } from '../../grading/gradeFolder';
import { queueWorker } from '../../grading/queue/queueWorker';
import { loadHidden } from '../../grading/hidden/load';
import { interruption } from './interruption';
import { DEADLINE, fromHere, GRADER } from './places';
import { usageError, wholeNumber } from './usage';

/** Grades what it finds in a queue until Ctrl-C. */
export async function workerCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      queue: { type: 'string' },
      jobs: { type: 'string', default: String(os.availableParallelism()) },
      hidden: { type: 'string' },
    },
  });
  const { queue: url } = values;
  if (url === undefined)
    throw usageError('worker: --queue says where, such as redis://localhost:6379.');
  const hidden = values.hidden === undefined ? undefined : fromHere(values.hidden);
  loadHidden(hidden); // a broken folder is told here, not with each submission
  const jobs = wholeNumber('jobs', values.jobs, 1, 257);
  const { signal, done } = interruption();
  const close = await queueWorker({
    url,
    terms: await termsOf(0, hidden),
    hidden,
    jobs,
    grader: GRADER,
    deadline: DEADLINE,
    done: (student) => {
      console.log(`worker: ${student}`);
    },
  });
  console.log(`worker: waiting for submissions, ${jobs} at once. Ctrl-C ends it.`);
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
  console.log('worker: finishing what is begun …');
  await close();
  done();
  return 0;
}
