import { causes, type Cause } from '../../../lib';
import type { Misconception } from '../../exercise';
import { byRules, numberOf, renamed, RULES, type Signs } from './rules';
import type { Examined } from './runs';

type Known = Misconception<Examined>;

const confused = (
  id: string,
  names: Partial<Readonly<Record<Cause, Cause>>>,
  hint: string,
): Known => ({ id, mimic: renamed(names), hint });

const first = (id: string, rule: (typeof RULES)[number], hint: string): Known => ({
  id,
  mimic: byRules([rule, ...RULES]),
  hint,
});

const swaps: readonly Known[] = [
  confused(
    'temperatures-swapped',
    {
      'temperature too low': 'temperature too high',
      'temperature too high': 'temperature too low',
    },
    'Your two temperatures have changed places. A low one makes logits, and so the first loss, enormous; a high one makes all losses the same, even that of a perfect answer.',
  ),
  confused(
    'augmentations-swapped',
    { 'weak augmentation': 'strong augmentation', 'strong augmentation': 'weak augmentation' },
    'Your two augmentations have changed places. Views that hardly differ make the loss easy, views that show nothing make it hopeless.',
  ),
  confused(
    'mask-and-labels-swapped',
    { 'self-mask missing': 'wrong labels', 'wrong labels': 'self-mask missing' },
    'Missing mask and wrong labels have changed places. Which of the two treats first and second views differently?',
  ),
];

const unasked: readonly Known[] = [
  confused(
    'halves-not-asked',
    { 'wrong labels': 'self-mask missing' },
    'Wrong labels are a missing mask to you: both make a perfect answer cost log 2. Ask `halves` as well.',
  ),
  confused(
    'labels-for-mask',
    { 'self-mask missing': 'wrong labels' },
    'A missing mask is wrong labels to you: both make a perfect answer cost log 2. With wrong labels first and second views differ; ask `halves`.',
  ),
  confused(
    'found-not-asked',
    { 'weak augmentation': 'healthy' },
    'A low loss is healthy to you. It is worth nothing where partners are not found in usual views: ask `found`.',
  ),
  confused(
    'stuck-is-strong-augmentation',
    { 'temperature too high': 'strong augmentation' },
    'Every run that is stuck at chance has strong augmentation for you. Ask first what a perfect answer would cost.',
  ),
  confused(
    'stuck-is-high-temperature',
    { 'strong augmentation': 'temperature too high' },
    'Every run that is stuck at chance has a high temperature for you. With that, a perfect answer would be stuck as well.',
  ),
  confused(
    'rate-for-strong-augmentation',
    { 'learning rate too high': 'strong augmentation' },
    'You overlook the learning rate. Its steps make the projections grow beyond all measure: ask `growth`.',
  ),
  confused(
    'collapse-overlooked',
    { collapse: 'weak augmentation' },
    'You overlook the collapse. A cross entropy is never below 0: what does a negative loss leave out?',
  ),
  confused(
    'collapse-is-healthy',
    { collapse: 'healthy' },
    'You call the collapse healthy, since its loss is low. A cross entropy is never below 0: what does a negative loss leave out?',
  ),
  confused(
    'mask-is-healthy',
    { 'self-mask missing': 'healthy' },
    'You call a missing mask healthy. It learns nearly as well, but a perfect answer must cost nearly nothing: ask `perfectLoss`.',
  ),
];

const order: readonly Known[] = [
  first(
    'growth-asked-first',
    ['learning rate too high', ({ growth }) => growth > 50],
    'You ask for `growth` too early: a low temperature makes projections grow, too, by its enormous gradients. Ask for the first loss before.',
  ),
  first(
    'weak-asked-first',
    ['weak augmentation', ({ found }) => found < 0.6],
    'You ask for `found` too early: in most illnesses partners are not found. What is special about weak augmentation is that its own loss is low all the same.',
  ),
  first(
    'strong-asked-first',
    ['strong augmentation', ({ lastLoss, chance }: Signs) => lastLoss > 0.7 * chance],
    'You ask for a loss that is stuck too early: other illnesses end there, too. Ask for what is special about them first.',
  ),
];

const oneForAll: readonly Known[] = causes.map((cause) => ({
  id: 'one-cause-for-all',
  mimic: () => numberOf(cause),
  hint: `Yours says “${cause}” whatever the signs are. Ask one question after the other, each with a \`return\` of its own.`,
}));

/** What learners get wrong in the diagnosis. */
export const misconceptions: readonly Known[] = [...swaps, ...unasked, ...order, ...oneForAll];
