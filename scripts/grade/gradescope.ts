import { gradescopeZip } from '../../grading/gradescope/command';
import { fromHere } from './places';

/** Writes the autograder for an assignment on Gradescope. */
export async function gradescopeCommand(args: readonly string[]): Promise<number> {
  console.log(await gradescopeZip(args, fromHere));
  return 0;
}
