// What run_autograder starts: grades the one submission in Gradescope's folder, named on the command line.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { grade } from '../gradeSubmission';
import { ASSIGNMENT_FILE, type Assignment } from './assignment';
import { gradeForGradescope } from './grade';

async function main(): Promise<void> {
  const [, , place = '/autograder'] = process.argv;
  const file = path.join(__dirname, '../..', ASSIGNMENT_FILE);
  const assignment = JSON.parse(readFileSync(file, 'utf8')) as Assignment;
  await gradeForGradescope(place, assignment, grade);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
