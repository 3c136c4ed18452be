import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { run }) => [
  { title: 'a run like patient F', inputs: run('wrong labels', random) },
  { title: 'a run like patient G', inputs: run('temperature too low', random) },
  { title: 'a run like patient C', inputs: run('weak augmentation', random) },
];
