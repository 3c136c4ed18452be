import type { TensorAnswer } from '../caller';
import type { Inputs } from '../plain';
import type { Failure } from '../verdict';
import type { Evidence, Trial } from './trial';

/** Two batch sizes: a loop over rows runs at least one kernel for each row more. */
const FEW = 6;
const MANY = 36;

const tensors = <I extends Inputs>(evidence: readonly Evidence<I>[]): TensorAnswer[] =>
  evidence.flatMap(({ answer }) => (answer.kind === 'tensor' ? [answer] : []));

/** Whether the calls left their arguments as they were. */
export function judgeInputs<I extends Inputs>(
  { exercise: { name } }: Trial<I>,
  evidence: readonly Evidence<I>[],
): Failure | undefined {
  const answers = tensors(evidence);
  const [disposed] = answers.flatMap((answer) => answer.disposed);
  if (disposed !== undefined) {
    return {
      fault: 'input-disposed',
      seen: `${name} disposes ${disposed}, which its caller still needs.`,
      look: 'Dispose only what you made yourself, or leave the tidying to `tf.tidy`.',
    };
  }
  const [changed] = answers.flatMap((answer) => answer.changed);
  if (changed === undefined) return undefined;
  return {
    fault: 'input-changed',
    seen: `${name} changes the contents of ${changed}, which belongs to its caller.`,
    look: 'Work on a copy: `sort()`, `reverse()`, `fill()` and writing into `dataSync()` change the original.',
  };
}

/** Whether every call after the first leaves no tensor but its result. */
export function judgeLeaks<I extends Inputs>(
  { exercise: { name } }: Trial<I>,
  evidence: readonly Evidence<I>[],
): Failure | undefined {
  // The first call may set up a constant that later ones share.
  const kept = Math.max(0, ...tensors(evidence.slice(1)).map((answer) => answer.kept));
  if (kept === 0) return undefined;
  return {
    fault: 'leak',
    seen: `Every call of ${name} leaves ${count(kept, 'tensor')} in memory for good.`,
    look: 'Leave out `tf.keep` and `tf.variable`: nothing of one call is needed in the next.',
  };
}

/** Whether the number of kernels stays the same for a larger batch. */
export async function judgeLoops<I extends Inputs>({
  exercise: { batch, name },
  call,
  random,
}: Trial<I>): Promise<Failure | undefined> {
  const kernels = async (rows: number) => {
    const answer = await call({ inputs: batch(rows, random), count: true });
    return answer.kind === 'tensor' ? (answer.kernels ?? 0) : 0;
  };
  const [few, many] = [await kernels(FEW), await kernels(MANY)];
  if (many - few < (MANY - FEW) / 2) return undefined;
  return {
    fault: 'loop',
    seen: `${name} runs ${few} operations for ${FEW} rows and ${many} for ${MANY}: it works row by row.`,
    look: 'Let one operation handle all rows at once: give it the axis, and drop the loop.',
  };
}

/** A note on a submission that passes, where only its caller's tidy cleans up after it. */
export function tidyNote<I extends Inputs>(evidence: readonly Evidence<I>[]): string | undefined {
  const untidied = Math.max(0, ...tensors(evidence).map((answer) => answer.untidied));
  if (untidied === 0) return undefined;
  return (
    `Each call leaves ${count(untidied, 'intermediate tensor')} for its caller to clean up. ` +
    'With `return tf.tidy(() => …)` around the body it cleans up itself.'
  );
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
