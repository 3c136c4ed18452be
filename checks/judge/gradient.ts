import type { Exercise, GradientTest } from '../exercise';
import {
  firstMiss,
  flat,
  isMatrix,
  isVector,
  type Inputs,
  type Matrix,
  type Values,
  type Vector,
} from '../plain';
import type { Failure, Shown } from '../verdict';
import { place, shown, shownInputs } from './show';
import type { Trial } from './trial';

/** Of the differences: small beside the values, large beside float64's rounding. */
const STEP = 1e-5;
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
  const weights = { shape, values: values.map(() => Math.round(200 * random() - 100) / 100) };
  const { of } = exercise.gradient;
  const answer = await call({ inputs, weights, of });
  const on = shownInputs(inputs);
  if (answer.kind === 'threw') return withoutGradient(exercise, answer.message, on);
  const gradients = answer.kind === 'tensor' ? answer.gradients : undefined;
  for (const [name, expected] of Object.entries(differences(exercise, inputs, weights))) {
    const found = gradients?.[name] ?? { shape: [], values: [] };
    const index = firstMiss(found.values, expected.values, TOLERANCE);
    if (index >= 0) return { failure: { ...wrongSlope(exercise, name, found, index), on } };
  }
  return delicateReport(trial, exercise.gradient);
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

/** ∂ Σ weights · reference / ∂ x for every matrix and vector x that needs a gradient. */
function differences<I extends Inputs>(
  { reference, gradient }: Exercise<I>,
  inputs: I,
  weights: Values,
): Record<string, Values> {
  const total = (at: I) =>
    flat(reference(at)).values.reduce((sum, v, i) => sum + v * (weights.values[i] ?? 0), 0);
  const slopes = (name: string, x: Matrix | Vector): Values => {
    const { shape, values } = flat(x);
    const at = (i: number, delta: number) => total({ ...inputs, [name]: nudged(x, i, delta) });
    return { shape, values: values.map((_, i) => (at(i, STEP) - at(i, -STEP)) / (2 * STEP)) };
  };
  const of = gradient?.of ?? Object.keys(inputs);
  return Object.fromEntries(
    Object.entries(inputs)
      .filter(([name]) => of.includes(name))
      .flatMap(([name, x]) => (isMatrix(x) || isVector(x) ? [[name, slopes(name, x)]] : [])),
  );
}

/** `x` with its i-th number, counted row by row, moved a little. */
function nudged(x: Matrix | Vector, i: number, delta: number): Matrix | Vector {
  const width = isMatrix(x) ? (x[0]?.length ?? 0) : 1;
  const moved = (row: Vector, k: number) => row.map((v, d) => (d === k ? v + delta : v));
  if (!isMatrix(x)) return moved(x, i);
  return x.map((row, n) => (n === Math.floor(i / width) ? moved(row, i % width) : row));
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

const wrongSlope = <I extends Inputs>(
  { name }: Exercise<I>,
  input: string,
  found: Values,
  index: number,
): Failure => ({
  fault: 'gradient',
  seen: `The values are right, but the gradient of ${name} with respect to ${input} is not, first at ${place(index, found.shape)}.`,
  look: 'Does every step use tensors that come from the inputs? Numbers that were read out count as constants.',
  got: shown(`your gradient for ${input}`, found),
});
