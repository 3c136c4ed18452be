import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { gradients }) => [
  { title: 'gradients of a wide layer', inputs: gradients(random, 25, { maxNorm: 2 }) },
  { title: 'gradients of a narrow layer', inputs: gradients(random, 1) },
  { title: 'gradients that may be long', inputs: gradients(random, 9, { maxNorm: 90 }) },
];
