import { uniforms, type Random } from '../../../lib';
import type { Probe } from '../../exercise';
import type { Values } from '../../plain';
import { drawPictures, type Pictures } from './pictures';

// So many that shares of what is drawn show their first decimal, and sizes their quarters.
const MANY = drawPictures(uniforms(4), 2000);
const SEVERAL = drawPictures(uniforms(5), 600);
const FEW = drawPictures(uniforms(6), 40);

type Chances = readonly [flip: number, jitter: number, gray: number];

const chances = ([flipProbability, jitterProbability, grayscaleProbability]: Chances) => ({
  flipProbability,
  jitterProbability,
  grayscaleProbability,
});

const NO_COLOURS = { brightness: 0, contrast: 0, saturation: 0, hue: 0 } as const;

/** Options in which only some strengths are not 0; those at `undefined` are left out. */
const only = (strength: Readonly<Record<string, number | undefined>>) =>
  Object.fromEntries(
    Object.entries({ ...NO_COLOURS, ...strength }).filter(([, value]) => value !== undefined),
  ) as Readonly<Record<string, number>>;

const probe = (
  title: string,
  options: Pictures['options'],
  images: Values = FEW,
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
  probe('a colour jitter of strength 0', { ...chances([1, 1, 0]), ...only({}) }),
  probe('a turn of the hue, then gray', { ...chances([0, 1, 1]), ...only({ hue: undefined }) }),
  ...['brightness', 'contrast', 'saturation', 'hue'].map((kind) =>
    probe(
      `the default strength of ${kind} alone`,
      { ...chances([0, 1, 0]), ...only({ [kind]: undefined }) },
      SEVERAL,
    ),
  ),
  probe(
    'brightness alone, at a strength of 0.4',
    { ...chances([0, 1, 0]), ...only({ brightness: 0.4 }) },
    SEVERAL,
  ),
  probe('pictures with the probabilities left at their defaults', {}, MANY),
  { ...probe('other probabilities', chances([0.2, 0.4, 0.7]), MANY), isEdge: true },
];

/** Inputs that nobody has seen. */
export const hidden = (random: Random): readonly Probe<Pictures>[] =>
  (
    [
      [1, 0, 1],
      [1, 1, 0],
    ] as const
  ).map((three) => ({
    title: 'other pictures and another seed',
    inputs: {
      images: drawPictures(random, 40),
      options: { seed: Math.floor(1e6 * random()), ...chances(three) },
    },
  }));
