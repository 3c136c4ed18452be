import { hiddenPairs, pairedProbes } from '../pairedProbes';

/** What the SimCLR practical states for its sample, in task 6. */
const SOURCE_LOSS = -0.06671171;

/** Public inputs, then edges. */
export const probes = pairedProbes(
  {
    source: 'the two 4×8 matrices of notebook 1',
    oneRow: 'a batch of one pair',
    oneFeature: 'projections of a single number',
  },
  SOURCE_LOSS,
);

/** Inputs that nobody has seen. */
export const hidden = hiddenPairs([
  '5 random pairs with three numbers each',
  '4 random pairs with four numbers each',
  '40 random pairs with six numbers each',
]);
