import { warmUpCosine } from '../optim';
import type { Patient } from './patients';
import { healthyRecipe, type Recipe } from './recipe';

/**
 * What a patient of the clinic needs in place of what it has, for whoever has given up.
 *
 * @returns The parts of its recipe that were wrong, mended.
 */
export function treat(patient: Patient): Partial<Recipe> {
  const { loss, views } = healthyRecipe;
  if (patient === 'C' || patient === 'H') return { views };
  if (patient !== 'D') return { loss };
  const way = { learningRate: 0.1, warmUp: 20, steps: 200 };
  return { learningRate: (step) => warmUpCosine(step, way), maxNorm: 5 };
}
