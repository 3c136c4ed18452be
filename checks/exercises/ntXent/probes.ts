import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import { SOURCE } from '../source';
import { edges } from './edges';
import { drawViews, type Views } from './views';

const { z1, z2 } = SOURCE;

/** Public inputs, then edges. */
export const probes: readonly Probe<Views>[] = [
  {
    title: 'two pictures in the plane, to check by hand',
    inputs: {
      z1: [
        [2, 0],
        [0, 1],
      ],
      z2: [
        [1, 0],
        [3, 4],
      ],
      options: { temperature: 1 },
    },
    isPublic: true,
  },
  {
    title: 'the two 4×8 matrices of the exercise',
    inputs: { z1, z2, options: { temperature: 0.07 } },
    isPublic: true,
    expected: SOURCE.ntXent,
    tolerance: SOURCE.tolerance,
  },
  {
    title: 'the same two matrices, the temperature left out',
    inputs: { z1, z2, options: {} },
    isPublic: true,
  },
  {
    title: 'the same two matrices at temperature 0.5',
    inputs: { z1, z2, options: { temperature: 0.5 } },
    isPublic: true,
  },
  ...edges,
];

/** Inputs that nobody has seen. */
export const hidden = (random: Random): readonly Probe<Views>[] => {
  const temperature = () => (20 + Math.round(60 * random())) / 100;
  return [
    {
      title: 'random projections of five pictures',
      inputs: drawViews(random, 5, 3, { temperature: temperature() }),
    },
    {
      title: 'random projections of three pictures',
      inputs: drawViews(random, 3, 6, { temperature: temperature() }),
    },
    {
      title: 'random projections of eight pictures, the temperature left out',
      inputs: drawViews(random, 8, 4, {}),
    },
  ];
};
