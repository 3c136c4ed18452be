import type { Property } from '../exercise';
import { isClose, type Inputs } from '../plain';
import type { Failure } from '../verdict';
import { gotName, shown, shownInputs } from './show';
import { isFloatTensor, type Trial } from './trial';

/** Two float32 answers are compared: each may be off by rounding. */
const TOLERANCE = 2e-5;

/** A property that the submission breaks, and where. */
export interface Broken<I extends Inputs> {
  readonly property: Property<I>;
  readonly failure: Failure;
}

/**
 * Finds the first property that a submission breaks.
 *
 * A call that gives no float32 tensor breaks none: that is another fault.
 */
export async function brokenProperty<I extends Inputs>(
  trial: Trial<I>,
): Promise<Broken<I> | undefined> {
  for (const property of trial.exercise.properties) {
    const failure = await tryProperty(trial, property);
    if (failure) return { property, failure };
  }
  return undefined;
}

async function tryProperty<I extends Inputs>(
  { call, exercise, random }: Trial<I>,
  { says, look, draw, vary, expect }: Property<I>,
): Promise<Failure | undefined> {
  const inputs = draw(random);
  const varied = vary(inputs);
  const answer = await call({ inputs });
  const answerVaried = await call({ inputs: varied });
  if (!isFloatTensor(answer) || !isFloatTensor(answerVaried)) return undefined;
  if (isClose(answerVaried, expect(answer), TOLERANCE)) return undefined;
  return {
    fault: 'property',
    seen: `${says}, but yours does not keep to that.`,
    look,
    on: shownInputs(varied),
    got: shown(gotName(exercise), answerVaried),
  };
}
