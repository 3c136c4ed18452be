// A worker of the queue, in a process of its own, with the stand-in for the grader: URL and terms on the command line.
import path from 'node:path';
import type { Terms } from '../../../grading/batch/receipts';
import { queueWorker } from '../../../grading/queue/queueWorker';

const [, , url = '', terms = ''] = process.argv;

void queueWorker({
  url,
  terms: JSON.parse(terms) as Terms,
  jobs: 1,
  grader: path.join(__dirname, '../batch/fakeGrader.ts'),
  deadline: 20_000,
  patience: 1500,
}).then(() => {
  console.log('ready');
});
