import { recordA } from './recordA';
import { recordB } from './recordB';
import { recordC } from './recordC';
import { recordD } from './recordD';
import { recordE } from './recordE';
import { recordF } from './recordF';
import { recordG } from './recordG';
import { recordH } from './recordH';
import type { Recipe } from './recipe';

/** The patients of the clinic, each with one thing wrong. */
export const patients = {
  A: recordA,
  B: recordB,
  C: recordC,
  D: recordD,
  E: recordE,
  F: recordF,
  G: recordG,
  H: recordH,
} as const satisfies Readonly<Record<string, Recipe>>;

/** The letter of a patient. */
export type Patient = keyof typeof patients;
