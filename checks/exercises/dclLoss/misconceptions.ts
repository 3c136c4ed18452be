import type { Nested } from '../../plain';
import { denominatorMistakes } from './denominatorMistakes';
import type { Pairs } from './inputs';
import { dcl, isEmpty, over, perPair, reference, total, type Known } from './pair';
import { logSumExp } from '../vectors';

const FORGOTTEN =
  'Your similarities are not divided by the temperature. It comes with the last argument: `{ temperature = 0.07 }`.';

const atTemperature =
  (change: (temperature: number) => number): Known['mimic'] =>
  (inputs) =>
    perPair((pair) => dcl({ ...pair, temperature: change(pair.temperature) }))(inputs);

const temperatureMistakes: readonly Known[] = [
  { id: 'temperature-forgotten', mimic: atTemperature(() => 1), hint: FORGOTTEN },
  {
    id: 'temperature-fixed',
    mimic: atTemperature(() => 0.07),
    hint: 'Your temperature is 0.07 whatever the caller asks for. Use the one that comes with the last argument.',
  },
  ...[0.1, 0.2, 0.5].map((fixed) => ({
    id: 'temperature-default',
    mimic: (inputs: Pairs) =>
      reference({ ...inputs, options: { temperature: fixed, ...inputs.options } }),
    hint: 'Where the caller gives no temperature, it is 0.07: `{ temperature = 0.07 } = {}`.',
  })),
  {
    id: 'temperature-multiplied',
    mimic: atTemperature((temperature) => 1 / temperature),
    hint: 'You multiply by the temperature. Divide by it: a low temperature makes differences large.',
  },
  {
    id: 'temperature-on-one-side',
    mimic: perPair((pair) => logSumExp(over(pair.negatives, pair.temperature)) - pair.positive),
    hint: 'Your positive pairs are not divided by the temperature; your negative ones are.',
  },
  {
    id: 'temperature-on-one-side',
    mimic: perPair(
      ({ positive, negatives, temperature }) => logSumExp(negatives) - positive / temperature,
    ),
    hint: 'Your negative pairs are not divided by the temperature; your positive ones are.',
  },
  {
    id: 'temperature-outside',
    mimic: perPair((pair) => dcl({ ...pair, temperature: 1 }) / pair.temperature),
    hint: 'You divide the finished loss by the temperature. It belongs inside the exponentials: divide the similarities.',
  },
];

const average = (values: Nested): number =>
  typeof values === 'number' ? values : total(values as number[]) / (values as number[]).length;

const resultMistakes: readonly Known[] = [
  {
    id: 'sign-flipped',
    mimic: perPair((pair) => -dcl(pair)),
    hint: 'Your sign is the wrong way round, or your quotient upside down: the loss must fall when the positive gets closer.',
  },
  {
    id: 'mean-returned',
    mimic: (inputs) => average(reference(inputs)),
    hint: 'You return the mean. Leave it to the caller: one loss for each positive pair is wanted, [P].',
  },
  {
    id: 'sum-returned',
    mimic: (inputs) => average(reference(inputs)) * (inputs.positivePairs.length || 1),
    hint: 'You return the sum over the batch. One loss for each positive pair is wanted, [P].',
  },
  {
    id: 'positive-forgotten',
    mimic: perPair((pair) => dcl({ ...pair, positive: 0 })),
    hint: 'The similarity of the positive pair is missing. It is the numerator: subtract s / τ.',
  },
];

const NO_PAIRS =
  'A batch without positive or without negative pairs leaves nothing to compare. Ask for that first, and return `tf.scalar(0)`.';

/** Right but where there is nothing to compare. */
const empty = (answer: (inputs: Pairs) => Nested): Known => ({
  id: 'no-pairs-forgotten',
  mimic: (inputs) => (isEmpty(inputs) ? answer(inputs) : reference(inputs)),
  hint: NO_PAIRS,
});

const refuse = (): never => {
  throw new RangeError('nothing of nothing');
};
const each = (value: number) => (inputs: Pairs) => inputs.positivePairs.map(() => value);

const emptyMistakes: readonly Known[] = [
  empty(refuse),
  empty(() => NaN),
  empty((inputs) => (inputs.positivePairs.length > 0 ? refuse() : [])),
  ...[0, -Infinity, NaN].map((value) => empty(each(value))),
  empty((inputs) => (inputs.negativePairs.length > 0 ? 0 : refuse())),
  empty((inputs) => (inputs.positivePairs.length > 0 ? 0 : refuse())),
  empty((inputs) => (inputs.positivePairs.length > 0 ? 0 : [])),
  ...[-Infinity, NaN].map((value) =>
    empty((inputs) => (inputs.negativePairs.length > 0 ? 0 : each(value)(inputs))),
  ),
];

/** Naive exponentials: whatever float32 makes of them. */
const overflow: Known = {
  id: 'exponentials-overflow',
  mimic: (inputs) => {
    const temperature = inputs.options['temperature'] ?? 0.07;
    return temperature < 0.05 ? NaN : reference(inputs);
  },
  hint: 'exp(89) is too large for float32, exp(−104) too small. Subtract the largest exponent of each row before `exp`; `tf.logSumExp` does that for you.',
};

/** What learners get wrong in the decoupled contrastive loss. */
export const misconceptions: readonly Known[] = [
  ...denominatorMistakes,
  ...temperatureMistakes,
  ...resultMistakes,
  ...emptyMistakes,
  overflow,
];
