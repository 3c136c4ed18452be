import type { Wrong } from '../bank';
import { right, type F, type S } from './right';

const good = right['the loss first']! as (signs: S) => string;

/** The right rules, with the names that somebody mixes up. */
const mixed =
  (names: Record<string, string>): F =>
  (signs) =>
    names[good(signs)] ?? good(signs);

const [LOW, HIGH] = ['temperature too low', 'temperature too high'];
const [WEAK, STRONG] = ['weak augmentation', 'strong augmentation'];
const [MASK, LABELS] = ['self-mask missing', 'wrong labels'];
const RATE = 'learning rate too high';

/** Mistakes as students make them. */
export const wrong: Record<string, Wrong<F>> = {
  'low is high': ['temperatures-swapped', mixed({ [LOW]: HIGH, [HIGH]: LOW })],
  'weak is strong': ['augmentations-swapped', mixed({ [WEAK]: STRONG, [STRONG]: WEAK })],
  'labels are mask': ['mask-and-labels-swapped', mixed({ [MASK]: LABELS, [LABELS]: MASK })],
  'never looks at the halves': ['halves-not-asked', mixed({ [LABELS]: MASK })],
  'log 2 means labels': ['labels-for-mask', mixed({ [MASK]: LABELS })],
  'a low loss is enough': ['found-not-asked', mixed({ [WEAK]: 'healthy' })],
  'stuck means strong': ['stuck-is-strong-augmentation', mixed({ [HIGH]: STRONG })],
  'stuck means hot': ['stuck-is-high-temperature', mixed({ [STRONG]: HIGH })],
  'no rule for the rate': ['rate-for-strong-augmentation', mixed({ [RATE]: STRONG })],
  'no rule for the collapse': ['collapse-overlooked', mixed({ collapse: WEAK })],
  'minus one is low': ['collapse-is-healthy', mixed({ collapse: 'healthy' })],
  'found is enough': ['mask-is-healthy', mixed({ [MASK]: 'healthy' })],
  'growth first': ['growth-asked-first', (s) => (s.growth > 50 ? RATE : good(s))],
  'found first': ['weak-asked-first', (s) => (s.found < 0.6 ? WEAK : good(s))],
  'stuck first': ['strong-asked-first', (s) => (s.lastLoss > 0.7 * s.chance ? STRONG : good(s))],
  'all are well': ['one-cause-for-all', () => 'healthy'],
  'all collapse': ['one-cause-for-all', () => 'collapse'],
  'words of its own': ['threw', mixed({ collapse: 'it has collapsed' })],
  'a number': ['number', (s) => (good(s) === 'healthy' ? 0 : 1)],
  'prints it': ['undefined', () => undefined],
  'two things at once': [undefined, mixed({ [LABELS]: MASK, [WEAK]: 'healthy', [RATE]: STRONG })],
};
