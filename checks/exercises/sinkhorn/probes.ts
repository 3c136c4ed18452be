import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import { drawScores, type Scored } from './scores';

/** Three of four pictures like prototype 0 best. */
const CROWDED = [
  [0.9, 0.1],
  [0.8, 0.2],
  [0.7, 0.4],
  [0.1, 0.3],
];
const SIX = [
  [0.62, -0.11, 0.35],
  [0.58, 0.04, 0.41],
  [0.49, 0.22, 0.37],
  [0.71, -0.3, 0.12],
  [0.2, 0.05, 0.66],
  [0.33, 0.28, 0.5],
];

const edges: readonly Probe<Scored>[] = [
  {
    title: 'scores from −40 to 40, far beyond cosines',
    inputs: {
      scores: [
        [40, -40],
        [-40, -39.9],
        [40, 39.95],
      ],
      options: {},
    },
    isPublic: true,
    isEdge: true,
    tolerance: 2e-3, // float32 knows 800 to 3e-5 only
    suspects: { notFinite: 'exp-overflow' },
  },
  {
    title: 'scores that are all far below 0',
    inputs: {
      scores: [
        [-50, -50.1],
        [-50.05, -50],
      ],
      options: {},
    },
    isEdge: true,
    tolerance: 2e-3,
    suspects: { notFinite: 'exp-overflow' },
  },
  {
    title: 'one picture, which all prototypes share alike',
    inputs: { scores: [[0.9, -0.2, 0.4]], options: {} },
    isEdge: true,
  },
  {
    title: 'one prototype, which gets all',
    inputs: { scores: [[0.3], [-0.8], [0.1]], options: {} },
    isEdge: true,
  },
];

/** Public inputs, then edges. */
export const probes: readonly Probe<Scored>[] = [
  {
    title: 'four pictures and two prototypes, one iteration',
    inputs: { scores: CROWDED, options: { iterations: 1, epsilon: 0.5 } },
    isPublic: true,
  },
  {
    title: 'the same scores, two iterations and an epsilon of 0.2',
    inputs: { scores: CROWDED, options: { iterations: 2, epsilon: 0.2 } },
    isPublic: true,
  },
  {
    title: 'six pictures and three prototypes, nothing said of iterations and epsilon',
    inputs: { scores: SIX, options: {} },
    isPublic: true,
  },
  {
    title: 'the same scores, five iterations',
    inputs: { scores: SIX, options: { iterations: 5 } },
    isPublic: true,
  },
  ...edges,
];

/** Inputs that nobody has seen: more pictures than prototypes, and fewer. */
export const hidden = (random: Random): readonly Probe<Scored>[] => {
  const epsilon = (10 + Math.round(40 * random())) / 100;
  return [
    {
      title: 'random scores of seven pictures for three prototypes',
      inputs: drawScores(random, 7, 3, { iterations: 2, epsilon }),
    },
    {
      title: 'random scores of three pictures for five prototypes',
      inputs: drawScores(random, 3, 5, { iterations: 4, epsilon }),
    },
    {
      title: 'random scores of twelve pictures for four prototypes, nothing said otherwise',
      inputs: drawScores(random, 12, 4),
    },
  ];
};
