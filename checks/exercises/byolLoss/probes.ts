import type { Random } from '../../../lib';
import type { Probe } from '../../exercise';
import type { PairedRows } from '../cosineSimilarity/misconceptions';
import { hiddenPairs, pairedProbes } from '../pairedProbes';
import type { Guess } from './loss';

/** The mean cosine that the SimCLR practical states for its sample, in task 6. */
const SOURCE_COSINE = 0.06671171;

const named = ({ inputs: { z1, z2 }, ...probe }: Probe<PairedRows>): Probe<Guess> => ({
  ...probe,
  inputs: { prediction: z1, target: z2 },
});

/** Public inputs, then edges. */
export const probes: readonly Probe<Guess>[] = pairedProbes(
  {
    source: 'the two 4×8 matrices of notebook 1',
    oneRow: 'a single prediction',
    oneFeature: 'predictions of a single number',
  },
  2 - 2 * SOURCE_COSINE,
).map(named);

const pairs = hiddenPairs([
  '5 random predictions of three numbers each',
  '4 random predictions of four numbers each',
  '40 random predictions of six numbers each',
]);

/** Inputs that nobody has seen. */
export const hidden = (random: Random): readonly Probe<Guess>[] => pairs(random).map(named);
