import { candidateMistakes } from './candidateMistakes';
import { combinationMistakes, temperatureMistakes } from './combinationMistakes';
import { comparisonMistakes } from './comparisonMistakes';
import { lossOf } from './contrast';
import { known, type Known } from './known';

/** Another temperature where none is given. */
const defaulted = (temperature: number): Known => ({
  id: 'default-temperature',
  mimic: (inputs) => lossOf({})({ ...inputs, options: { temperature, ...inputs.options } }),
  hint: 'The temperature is right where it is given, not where it is left out: its default is 0.07.',
});

const optionMistakes: readonly Known[] = [
  {
    id: 'temperature-fixed',
    mimic: (inputs) => lossOf({})({ ...inputs, options: {} }),
    hint: 'Yours always takes 0.07. That is only the default: use the `temperature` of the options.',
  },
  ...[0.1, 0.2, 0.5, 1].map(defaulted),
  {
    id: 'arguments-swapped',
    mimic: ({ query, positive, ...rest }) =>
      lossOf({})({ query: positive, positive: query, ...rest }),
    hint: 'You compare the positives with the negatives. It is the query that chooses: compare it with both.',
  },
];

/** What learners get wrong in InfoNCE. */
export const misconceptions: readonly Known[] = [
  ...optionMistakes,
  ...[
    ...candidateMistakes,
    ...combinationMistakes,
    ...temperatureMistakes,
    ...comparisonMistakes,
  ].map(known),
];
