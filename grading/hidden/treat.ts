import type { Hidden } from './hidden';

export const hidden: Hidden = (random) =>
  ['A', 'C', 'F'].map((patient) => ({
    title: `another run of patient ${patient}`,
    inputs: { run: { patient, seed: 2000 + Math.floor(1000 * random()) } },
  }));
