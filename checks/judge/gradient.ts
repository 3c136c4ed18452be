import type { Random } from '../../lib';
import type { Exercise, GradientTest } from '../exercise';
import { firstMiss, flat, type Inputs, type Nested, type Values } from '../plain';
import type { Failure, Shown } from '../verdict';
import { differences } from './differences';
import { place, shown, shownInputs } from './show';
import type { Trial } from './trial';

/** float32 gradients of similarities are right to about 1e-6; differences to about 1e-9. */
const TOLERANCE = 1e-4;

/** What came of looking at the gradient. */
export interface GradientReport {
  readonly failure?: Failure;
  /** Worth knowing, though no fault. */
  readonly note?: string;
}

/** Compares the gradient with central differences of the float64 reference. */
export async function judgeGradient<I extends Inputs>(trial: Trial<I>): Promise<GradientReport> {
  const { exercise, call, random } = trial;
  if (!exercise.gradient) return {};
  const inputs = exercise.gradient.draw(random);
  const { shape, values } = flat(exercise.reference(inputs));
  const weights = { shape, values: values.map(() => drawWeight(random)) };
  const { of = Object.keys(inputs), held } = exercise.gradient;
  const answer = await call({ inputs, weights, of });
  const on = shownInputs(inputs);
  if (answer.kind === 'threw') return withoutGradient(exercise, answer.message, on);
  const gradients = (answer.kind === 'tensor' ? answer.gradients : undefined) ?? {};
  const slopesOf = (f: (at: I) => Nested) => differences(f, inputs, { weights, of });
  const miss = missIn(gradients, slopesOf(held?.(inputs) ?? exercise.reference));
  if (miss) {
    const isFree = held !== undefined && !missIn(gradients, slopesOf(exercise.reference));
    const failure = wrongSlope(exercise, miss, gradients);
    return { failure: { ...failure, ...(isFree ? NOT_STOPPED : {}), on } };
  }
  return delicateReport(trial, exercise.gradient);
}

/** From ½ to 1 in size, of either sign: one near 0 would hide whatever is wrong with its slope. */
const drawWeight = (random: Random): number => {
  const drawn = Math.round(200 * random() - 100);
  return (drawn < 0 ? drawn - 100 : drawn + 100) / 200;
};

/** Of a gradient that would be right if nothing were a constant to it. */
const NOT_STOPPED = {
  misconception: 'gradient-not-stopped',
  look: 'Your gradient also flows through what should be a constant to it. Pass that tensor through `lib.stopGradient(…)`, which keeps its values.',
};

/** A number of a gradient that is not right. */
interface Miss {
  readonly input: string;
  readonly index: number;
}

/** The first number that is not the one expected. */
function missIn(
  gradients: Readonly<Record<string, Values>>,
  expected: Readonly<Record<string, Values>>,
): Miss | undefined {
  return Object.entries(expected)
    .map(([input, { values }]) => ({
      input,
      index: firstMiss(gradients[input]?.values ?? [], values, TOLERANCE),
    }))
    .find(({ index }) => index >= 0);
}

/** Says where a delicate input spoils the gradient. */
async function delicateReport<I extends Inputs>(
  { exercise, call }: Trial<I>,
  { delicate, note, misconception, of }: GradientTest<I>,
): Promise<GradientReport> {
  const { shape, values } = flat(exercise.reference(delicate));
  const weights = { shape, values: values.map(() => 1) };
  const answer = await call({ inputs: delicate, weights, of });
  const slopes = answer.kind === 'tensor' ? Object.values(answer.gradients ?? {}) : [];
  if (slopes.every((slope) => slope.values.every(Number.isFinite))) return {};
  if (misconception === undefined) return { note };
  const seen = `The values are right, but the gradient of ${exercise.name} is not finite everywhere.`;
  const on = shownInputs(delicate);
  return { failure: { fault: 'gradient', misconception, seen, look: note, on } };
}

/** TensorFlow.js itself lacks some gradients: no fault of the submission, but its author should know. */
const LACKING = /gradient function not found for (\w+)|Kernel '(\w+)' not registered/;

function withoutGradient<I extends Inputs>(
  { name }: Exercise<I>,
  message: string,
  on: readonly Shown[],
): GradientReport {
  const [lacking, operation, kernel] = LACKING.exec(message) ?? [];
  if (lacking) {
    const what = operation ?? kernel ?? '';
    return {
      note:
        `TensorFlow.js has no gradient for ${what} here, so nothing can be trained with ${name}. ` +
        'The operations `mul`, `sum` and `matMul` have one.',
    };
  }
  const look = message.startsWith('Cannot compute gradient')
    ? 'Stay with tf operations from the inputs to the result: `dataSync()` and `arraySync()` cut the way back.'
    : `With gradients switched on it stopped with: ${message.split('\n')[0] ?? ''}`;
  const seen = `The values are right, but no gradient flows back through ${name}, so nothing could be trained with it.`;
  return { failure: { fault: 'no-gradient', seen, look, on } };
}

function wrongSlope<I extends Inputs>(
  { name }: Exercise<I>,
  { input, index }: Miss,
  gradients: Readonly<Record<string, Values>>,
): Failure {
  const found = gradients[input] ?? { shape: [], values: [] };
  return {
    fault: 'gradient',
    seen: `The values are right, but the gradient of ${name} with respect to ${input} is not, first at ${place(index, found.shape)}.`,
    look: 'Does every step use tensors that come from the inputs? Numbers that were read out count as constants.',
    got: shown(`your gradient for ${input}`, found),
  };
}
