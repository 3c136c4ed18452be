import { hiddenPairs, pairedProbes } from '../pairedProbes';
import { SOURCE } from '../source';

/** Public inputs, then edges. */
export const probes = pairedProbes(
  {
    source: 'the two 4×8 matrices of the exercise',
    oneRow: 'a batch of one row',
    oneFeature: 'rows of a single feature',
  },
  SOURCE.similarities,
);

/** Inputs that nobody has seen. */
export const hidden = hiddenPairs([
  'two random 5×3 matrices',
  'two random 4×4 matrices',
  'two random 40×6 matrices',
]);
