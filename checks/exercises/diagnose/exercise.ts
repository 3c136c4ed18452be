import { causes, uniforms, type Cause, type Random } from '../../../lib';
import type { Given } from '../../caller';
import type { Exercise, Probe } from '../../exercise';
import { misconceptions } from './misconceptions';
import { byRules, RULES } from './rules';
import { drawRun, type Examined } from './runs';

/** Whether a text is one of the causes. */
const isCause = (text: unknown): text is Cause => (causes as readonly unknown[]).includes(text);

/**
 * The number of the cause that was named.
 *
 * @throws Error where a text names none.
 */
function numberOfAnswer(given: Given | undefined): number | undefined {
  if (given?.kind !== 'plain' || typeof given.result !== 'string') return undefined;
  if (isCause(given.result)) return causes.indexOf(given.result);
  throw new Error(`“${given.result}” is not on the list; \`lib.causes\` has all names`);
}

const titleOf = (cause: Cause, which: string): string =>
  cause === 'healthy' ? `${which} run that nothing is wrong with` : `${which} run with ${cause}`;

const some = (random: Random, which: string): Probe<Examined>[] =>
  causes.map((cause) => ({ title: titleOf(cause, which), inputs: drawRun(cause, random) }));

/** Notebook 11, fourth exercise: what is wrong with a run, by what was measured of it. */
export const diagnoseExercise: Exercise<Examined> = {
  name: 'diagnose',
  title: 'A diagnosis by rules',
  points: 3,
  twins: ['diagnose'],
  wanted: 'a text, one of `lib.causes`',
  measure: { of: ([given]) => numberOfAnswer(given) },
  place: () => 'the number of your answer on the list of causes (0 is healthy)',
  reference: byRules(RULES),
  probes: some(uniforms(11), 'a').map((probe) => ({ ...probe, isPublic: true })),
  hidden: (random) => [...some(random, 'another'), ...some(random, 'a third')],
  hiddenAtGrading: 3,
  properties: [],
  misconceptions,
  batch: (_, random) => drawRun('healthy', random),
  look: 'Which number is out of all measure on this input, and which of your questions sees it first? Causes are numbered as in `lib.causes`, from 0.',
  hints: [
    'Begin with `perfectLoss`. It should be nearly 0. Below 0, near log 2 = 0.69, and near `chance` are three different illnesses of the loss, and one of them needs `halves` as well.',
    'Then look at the steps: a `firstLoss` of many times `chance` comes from the temperature; a `growth` of many hundreds, from the learning rate.',
    'Then at the views: a `lastLoss` that is still near `chance`, or one that is near 0 although `found` is low.',
    'If nothing of this holds, `return "healthy"`.',
  ],
};
