import type { Patient, Recipe } from '../../../lib';
import type { Submission } from '../../submission';
import { HEALTHY } from './health';
import { runBy } from './run';

/** What stands before the name of each part that a treatment changes. */
export const PART = 'part ';

/** A submission that gets a patient, and answers with what is measured of the mended run. */
export const arrange =
  (submission: Submission): Submission =>
  (run) => {
    const { patient, seed } = run as { readonly patient: Patient; readonly seed: number };
    const treatment = submission(patient);
    if (typeof treatment !== 'object' || treatment === null || treatment instanceof Promise) {
      return treatment;
    }
    const parts = Object.entries(treatment).filter(([, part]) => part !== undefined);
    const recipe: Recipe = { ...HEALTHY, ...(Object.fromEntries(parts) as Partial<Recipe>) };
    return {
      ...runBy(recipe, seed),
      ...Object.fromEntries(parts.map(([name]) => [PART + name, true])),
    };
  };
