import type { Answer, OtherKind } from '../caller';
import type { Exercise } from '../exercise';
import { firstMiss, sameShape, type Inputs } from '../plain';
import type { Failure } from '../verdict';
import { formatNumber, gotName, place, shown, shownInputs } from './show';
import { toleranceOf, type Evidence } from './trial';

/** What is wrong with one answer, from the coarsest fault to the finest. */
export function faultOf<I extends Inputs>(exercise: Exercise<I>, evidence: Evidence<I>): Failure {
  const { answer, probe } = evidence;
  const on = shownInputs(probe.inputs);
  if (answer.kind === 'threw') return { ...thrown(exercise, probe.title, answer), on };
  if (answer.kind === 'other') return { ...other(exercise, answer), on };
  const got = shown(gotName(exercise), answer);
  if (!sameShape(answer, evidence.expected)) return { ...misshapen(exercise, evidence), on, got };
  if (answer.dtype !== 'float32') return { ...mistyped(exercise, answer.dtype), on, got };
  const fault = { ...misvalued(exercise, evidence), on, got };
  return probe.isPublic ? { ...fault, expected: shown('wanted', evidence.expected) } : fault;
}

function thrown<I extends Inputs>(
  { name }: Exercise<I>,
  title: string,
  { message, isUnfit = false }: Extract<Answer, { kind: 'threw' }>,
): Failure {
  if (isUnfit) {
    return {
      fault: 'threw',
      seen: `On ${title}, what ${name} returned does not fit: ${oneLine(message)}`,
      look: 'Run your function on this input in a cell of its own, and look at what it returns.',
    };
  }
  const seen = `On ${title}, ${name} stopped with: ${oneLine(message)}`;
  if (/^Kernel '\w+' not registered/.test(message)) {
    return {
      fault: 'engine',
      seen,
      look: 'This engine lacks that operation: write the step with `mul`, `sum` and `matMul`.',
    };
  }
  return {
    fault: 'threw',
    seen,
    look: 'Run your function on this input in a cell of its own, and print the shape after each step.',
  };
}

const RETURNED: Readonly<Record<OtherKind, readonly [seen: string, look: string]>> = {
  number: ['a number', 'Keep the tensor: leave out `dataSync()` and `arraySync()`.'],
  array: ['an array', 'Keep the tensor: leave out `dataSync()` and `arraySync()`.'],
  promise: ['a Promise', 'Leave out `async` and `await`: operations give their tensor at once.'],
  undefined: [
    'nothing',
    'Is there a `return`? One inside `tf.tidy` leaves only `tf.tidy`: write `return tf.tidy(() => …)`.',
  ],
  null: ['null', 'Return the tensor that you worked out.'],
  function: ['a function', 'Return the tensor, not a function that makes it.'],
  disposed: [
    'a tensor that is disposed already',
    'Return it out of `tf.tidy`, and do not dispose the result yourself.',
  ],
  other: ['something that is no tensor', 'Return one tensor, not an object around it.'],
};

type Other = Extract<Answer, { kind: 'other' }>;

function other<I extends Inputs>(exercise: Exercise<I>, { found, parts = [] }: Other): Failure {
  const { name, wanted, measure } = exercise;
  const [what, look] = RETURNED[found];
  if (measure) {
    const object = parts.length > 0 ? `an object { ${parts.join(', ')} }` : 'something else';
    const isObject = wanted.startsWith('an object') && ['other', 'array'].includes(found);
    return {
      fault: found,
      seen: `${name} returned ${found === 'other' ? object : what}; wanted: ${wanted}.`,
      look: found === 'undefined' ? look : isObject ? PARTS : exercise.look,
    };
  }
  return { fault: found, seen: `${name} returned ${what}; wanted: a tensor ${wanted}.`, look };
}

const PARTS =
  'Compare what you return with what is wanted: the names of the parts, and what kind each of them is.';

function misshapen<I extends Inputs>(
  { measure, name, wanted }: Exercise<I>,
  { answer, expected, probe }: Evidence<I>,
): Failure {
  const found = answer.kind === 'tensor' ? list(answer.shape) : '';
  const right = measure ? wanted : `${list(expected.shape)} (${wanted})`;
  return {
    fault: 'shape',
    seen: `On ${probe.title}, ${name} gave shape ${found}; wanted: ${right}.`,
    look: 'Follow the shape through your steps: which axis does each of them remove or keep?',
  };
}

const mistyped = <I extends Inputs>({ name }: Exercise<I>, dtype: string): Failure => ({
  fault: 'dtype',
  seen: `${name} returned a tensor of ${dtype}; wanted: float32.`,
  look: 'The result has fractions: leave out casts, comparisons and integer types at the end.',
});

function misvalued<I extends Inputs>(
  { look, place: named = place }: Exercise<I>,
  { answer, expected, probe }: Evidence<I>,
): Failure {
  const values = answer.kind === 'tensor' ? answer.values : [];
  const index = firstMiss(values, expected.values, toleranceOf(probe));
  const at = `On ${probe.title}, ${named(index, expected.shape)}`;
  const value = values[index] ?? NaN;
  if (!Number.isFinite(value)) {
    return {
      fault: 'not-finite',
      seen: `${at} of your answer is ${value}.`,
      look: 'NaN and Infinity come from a division by 0, from 0 · ∞ or from the log of 0: print each step, and see which of them gives it first.',
    };
  }
  const wanted = formatNumber(expected.values[index] ?? NaN);
  const seen = probe.isPublic
    ? `${at} should be ${wanted}; yours is ${formatNumber(value)}.`
    : `${at} of your answer is not right.`;
  return { fault: 'values', seen, look };
}

const list = (shape: readonly number[]): string => `[${shape.join(', ')}]`;

/** Enough of a message to recognise it. */
const oneLine = (message: string): string => {
  const [line = ''] = message.split('\n');
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
};
