import { uniforms, type Random } from '../../../lib';
import type { Probe } from '../../exercise';
import type { Values } from '../../plain';
import { KINDS } from './behaviour';
import { drawPictures, type Pictures } from './pictures';

// So many that shares of what is drawn show their first decimal, and sizes their quarters.
const MANY = drawPictures(uniforms(4), 2000);
const SEVERAL = drawPictures(uniforms(5), 400);

type Chances = readonly [flip: number, jitter: number, gray: number];

const chances = ([flipProbability, jitterProbability, grayscaleProbability]: Chances) => ({
  flipProbability,
  jitterProbability,
  grayscaleProbability,
});

/** Strength 0 for every kind of colour change but those kept, which stay at their defaults. */
const only = (...kept: readonly string[]): Pictures['options'] =>
  Object.fromEntries(KINDS.filter((kind) => !kept.includes(kind)).map((kind) => [kind, 0]));

const probe = (
  title: string,
  options: Pictures['options'],
  images: Values = SEVERAL,
): Probe<Pictures> => ({
  title,
  inputs: { images, options: { seed: 1, ...options } },
  isPublic: true,
});

/** Public inputs: certain changes, colours one kind at a time, then what chance does. */
export const probes: readonly Probe<Pictures>[] = [
  probe('pictures that nothing may happen to', chances([0, 0, 0])),
  probe('pictures that are all to be mirrored', chances([1, 0, 0])),
  probe('pictures whose colours are all to be changed', chances([0, 1, 0])),
  probe('pictures that are all to be gray', chances([0, 0, 1])),
  probe('a colour jitter of strength 0', { ...chances([1, 1, 0]), ...only() }),
  probe('a turn of the hue, then gray', { ...chances([0, 1, 1]), ...only('hue') }),
  ...sizes(),
  probe('pictures with the probabilities left at their defaults', {}, MANY),
];

/** The size of colour changes: one kind at a time, as far as it goes by default, and half as far. */
function sizes(): readonly Probe<Pictures>[] {
  const certain = chances([0, 1, 0]);
  return [
    ...KINDS.map((kind) =>
      probe(`the default strength of ${kind} alone`, {
        ...certain,
        ...only(kind),
      }),
    ),
    probe('brightness alone, at a strength of 0.4', { ...certain, ...only(), brightness: 0.4 }),
  ].map((each) => ({ ...each, isEdge: true }));
}

/** Inputs that nobody has seen. */
export const hidden = (random: Random): readonly Probe<Pictures>[] =>
  (
    [
      [1, 0, 1],
      [1, 1, 0],
    ] as const
  ).map((three) => ({
    title: 'other pictures and another seed',
    isEdge: true, // too few to tell what chance does
    inputs: {
      images: drawPictures(random, 100),
      options: { seed: Math.floor(1e6 * random()), ...chances(three) },
    },
  }));
