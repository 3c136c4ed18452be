export { adam } from './adam';
export type { AdamOptions } from './adam';
export { adamW } from './adamW';
export type { AdamWOptions } from './adamW';
export { cosineSchedule, exponentialSchedule, warmUp } from './schedules';
export type { CosineOptions, ExponentialOptions, Schedule } from './schedules';
export { setLearningRate } from './setLearningRate';
export { sgdMomentum } from './sgdMomentum';
export type { SgdMomentumOptions } from './sgdMomentum';
