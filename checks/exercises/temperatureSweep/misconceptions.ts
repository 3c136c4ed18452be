import type { Misconception } from '../../exercise';
import type { Vector } from '../../plain';
import { candidateMistakes } from '../infoNce/candidateMistakes';
import { combinationMistakes, temperatureMistakes } from '../infoNce/combinationMistakes';
import { comparisonMistakes } from '../infoNce/comparisonMistakes';
import type { Spoiled } from '../infoNce/known';
import { sweepOf, type Swept } from './inputs';

type Known = Misconception<Swept>;

/** The right losses, changed afterwards. */
const changed = (
  id: string,
  change: (losses: Vector, at: Swept) => Vector,
  hint: string,
): Known => ({
  id,
  mimic: (inputs) => change(sweepOf({})(inputs), inputs),
  hint,
});

const asLoss = ({ id, recipe, hint }: Spoiled): Known => ({ id, mimic: sweepOf(recipe), hint });

/** What goes wrong in trying many temperatures. */
const sweepMistakes: readonly Known[] = [
  changed(
    'one-temperature',
    (losses) => losses.map(() => losses[0] ?? NaN),
    'All your losses are that of the first temperature. Each loss has a temperature of its own.',
  ),
  {
    id: 'default-temperature',
    mimic: ({ temperatures, ...rest }) =>
      sweepOf({})({ ...rest, temperatures: temperatures.map(() => 0.07) }),
    hint: 'All your losses are taken at the default, 0.07. Hand each temperature on: `{ temperature }`.',
  },
  changed(
    'sorted',
    (losses, { temperatures }) => {
      const order = temperatures.map((_, i) => i);
      order.sort((i, j) => (temperatures[i] ?? 0) - (temperatures[j] ?? 0));
      return order.map((i) => losses[i] ?? NaN);
    },
    'You sort the temperatures. The losses are wanted in the order in which the temperatures are given.',
  ),
  changed(
    'multiplied-by-temperature',
    (losses, { temperatures }) => losses.map((v, i) => v * (temperatures[i] ?? NaN)),
    'You multiply each loss by its temperature, to make them comparable. The losses as they are are wanted.',
  ),
];

/** What learners get wrong in a sweep: its own mistakes, and those of the loss. */
export const misconceptions: readonly Known[] = [
  ...sweepMistakes,
  ...[
    ...candidateMistakes,
    ...combinationMistakes,
    ...temperatureMistakes,
    ...comparisonMistakes,
  ].map(asLoss),
];
