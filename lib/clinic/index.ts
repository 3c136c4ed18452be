export { anchorLosses } from './anchorLosses';
export { causes, diagnose } from './diagnose';
export type { Cause, Signs } from './diagnose';
export { digitViews } from './digitViews';
export type { DigitViewOptions } from './digitViews';
export { patients } from './patients';
export type { Patient } from './patients';
export { healthyRecipe } from './recipe';
export type { Recipe } from './recipe';
