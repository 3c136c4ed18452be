import { flat, type Inputs } from '../plain';
import type { Failure } from '../verdict';
import { shown, shownInputs } from './show';
import type { Trial } from './trial';

/** Whether no gradient flows to what must count as a constant: zeros will do, and no way at all. */
export async function judgeConstants<I extends Inputs>({
  exercise: { constants, name, reference },
  call,
  random,
}: Trial<I>): Promise<Failure | undefined> {
  if (!constants) return undefined;
  const inputs = constants.draw(random);
  const { shape, values } = flat(reference(inputs));
  const weights = { shape, values: values.map((_, i) => 1 + (i % 3)) };
  for (const input of constants.of) {
    const answer = await call({ inputs, weights, of: [input] });
    // A call that threw found no way back to the input, which is as it should be.
    const slope = answer.kind === 'tensor' ? answer.gradients?.[input] : undefined;
    if (!slope?.values.some((value) => value !== 0)) continue;
    return {
      fault: 'gradient',
      misconception: constants.misconception,
      seen: `The values are right, but a gradient flows from ${name} back to ${input}.`,
      look: constants.hint,
      on: shownInputs(inputs),
      got: shown(`your gradient for ${input}`, slope),
    };
  }
  return undefined;
}
