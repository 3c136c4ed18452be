import type { Answer } from '../caller';
import type { Exercise, Misconception } from '../exercise';
import { flat, isClose, type Inputs, type Values } from '../plain';
import { isFloatTensor, isRight, type Evidence } from './trial';

/** Looser than for a right answer: a wrong one's values may be large, and float32 with them. */
const TOLERANCE = 1e-4;

/** Answers this near to the right ones are bent by a constant, not by a wrong formula. */
const NEARLY = 5e-3;

/**
 * Names the known mistake that explains the answers.
 *
 * A mistake whose mimic agrees on every probe comes first; then one that agrees on every probe but
 * the edges, if one of those is wrong; then, where the rest is nearly right, what a wrong edge is a
 * sign of.
 *
 * @returns Nothing when no known mistake fits.
 */
export function diagnose<I extends Inputs>(
  { misconceptions }: Exercise<I>,
  evidence: readonly Evidence<I>[],
): Misconception<I> | undefined {
  const regular = evidence.filter(({ probe }) => !probe.isEdge);
  const isNearlyRight = regular.every(
    ({ answer, expected }) => isFloatTensor(answer) && isClose(answer, expected, NEARLY),
  );
  const id = isNearlyRight ? suspect(evidence) : undefined;
  return (
    misconceptions.find(({ mimic }) => explains(mimic, evidence)) ??
    misconceptions.find(({ mimic }) => !isNearlyRight && explains(mimic, regular)) ??
    misconceptions.find((known) => known.id === id)
  );
}

/** Whether a mimic gives the answer to every probe, and values to at least one. */
function explains<I extends Inputs>(
  mimic: Misconception<I>['mimic'],
  evidence: readonly Evidence<I>[],
): boolean {
  let values = 0;
  for (const { probe, answer } of evidence) {
    const outcome = attempt(() => flat(mimic(probe.inputs)));
    if (!agrees(answer, outcome)) return false;
    if (outcome) values += 1;
  }
  return values > 0;
}

const agrees = (answer: Answer, outcome: Values | undefined): boolean =>
  outcome ? isFloatTensor(answer) && isClose(answer, outcome, TOLERANCE) : answer.kind === 'threw';

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/** What the wrong edges are a sign of. */
function suspect<I extends Inputs>(evidence: readonly Evidence<I>[]): string | undefined {
  const ids = evidence.map((each) => (isRight(each) ? undefined : sign(each)));
  return ids.find((id) => id !== undefined);
}

function sign<I extends Inputs>({ answer, expected, probe }: Evidence<I>): string | undefined {
  if (!isFloatTensor(answer)) return undefined;
  if (!answer.values.every(Number.isFinite)) return probe.suspects?.notFinite;
  const isShrunk = answer.values.every((v, i) => Math.abs(v) <= Math.abs(expected.values[i] ?? 0));
  return isShrunk ? probe.suspects?.shrunk : undefined;
}
