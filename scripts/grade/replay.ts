import { parseArgs } from 'node:util';
import { replay } from '../../grading/replay';
import { DEADLINE, fromHere, GRADER } from './places';
import { usageError } from './usage';

/** Grades once more what a receipt is about; the exit code says whether the marks are the same. */
export async function replayCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { submissions: { type: 'string' }, hidden: { type: 'string' } },
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw usageError(`replay: wanted is one receipt, there are ${positionals.length}.`);
  }
  const { submissions, hidden } = values;
  const { then, now, changed, differences } = await replay(fromHere(file), {
    source: submissions === undefined ? undefined : fromHere(submissions),
    hidden: hidden === undefined ? undefined : fromHere(hidden),
    grader: GRADER,
    deadline: DEADLINE,
  });
  const { student, points, outOf } = now.mark;
  changed.forEach((sentence) => {
    console.log(`replay: ${sentence}.`);
  });
  if (differences.length === 0) {
    console.log(
      `replay: ${student}: ${points} of ${outOf} points, the same marks on the same inputs.`,
    );
    return 0;
  }
  console.log(`replay: ${student}: ${then.mark.points} points then, ${points} of ${outOf} now.`);
  differences.forEach((sentence) => {
    console.log(`  ${sentence}`);
  });
  return 1;
}
