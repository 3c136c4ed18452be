import { randomInt } from 'node:crypto';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { displayHtml, kernelApi, useFastestEngine } from '../lib';
import { createCheck, type Check, type Surroundings } from './createCheck';
import type { Exercise } from './exercise';
import { verdictCard } from './display/card';
import { progressHtml, progressText } from './display/progress';
import { cardText } from './display/text';
import { augmentExercise } from './exercises/augment/exercise';
import { byolLossExercise } from './exercises/byolLoss/exercise';
import { classSimilarityExercise } from './exercises/classSimilarity/exercise';
import { clipLossExercise } from './exercises/clipLoss/exercise';
import { collapseMonitorExercise } from './exercises/collapseMonitor/exercise';
import { cosineSimilarityExercise } from './exercises/cosineSimilarity/exercise';
import { cosineSimilarityMatrixExercise } from './exercises/cosineSimilarityMatrix/exercise';
import { daviesBouldinExercise } from './exercises/daviesBouldin/exercise';
import { dclLossExercise } from './exercises/dclLoss/exercise';
import { enqueueExercise } from './exercises/enqueue/exercise';
import { infoNceExercise } from './exercises/infoNce/exercise';
import { marginLossExercise } from './exercises/marginLoss/exercise';
import { mocoLossExercise } from './exercises/mocoLoss/exercise';
import { momentumUpdateExercise } from './exercises/momentumUpdate/exercise';
import { ntXentExercise } from './exercises/ntXent/exercise';
import { pairIndicesExercise } from './exercises/pairIndices/exercise';
import { positivesOnlyLossExercise } from './exercises/positivesOnlyLoss/exercise';
import { probeStepExercise } from './exercises/probeStep/exercise';
import { similarityMatrixExercise } from './exercises/similarityMatrix/exercise';
import { sinkhornExercise } from './exercises/sinkhorn/exercise';
import { stratifiedExercise } from './exercises/stratified/exercise';
import { swavLossExercise } from './exercises/swavLoss/exercise';
import { temperatureScheduleExercise } from './exercises/temperatureSchedule/exercise';
import { temperatureSweepExercise } from './exercises/temperatureSweep/exercise';
import { vitalSignsExercise } from './exercises/vitalSigns/exercise';
import { warmUpCosineExercise } from './exercises/warmUpCosine/exercise';
import { gradientCheckExercise } from './exercises/gradientCheck/exercise';
import { diagnoseExercise } from './exercises/diagnose/exercise';
import { treatExercise } from './exercises/treat/exercise';
import { sphereStepExercise } from './exercises/sphereStep/exercise';
import { zeroShotExercise } from './exercises/zeroShot/exercise';
import { progressFile } from './progress/store';
import type { Verdict } from './verdict';
import type {
  Augment,
  ByolLoss,
  ClassSimilarity,
  ClipLoss,
  CollapseMonitor,
  CosineSimilarity,
  CosineSimilarityMatrix,
  DaviesBouldin,
  DclLoss,
  Enqueue,
  InfoNce,
  MarginLoss,
  MocoLoss,
  MomentumUpdate,
  NtXent,
  PairIndices,
  PositivesOnlyLoss,
  ProbeStep,
  SimilarityMatrix,
  Sinkhorn,
  Stratified,
  SwavLoss,
  TemperatureSchedule,
  TemperatureSweep,
  VitalSigns,
  WarmUpCosine,
  GradientCheck,
  Diagnose,
  Treat,
  SphereStep,
  ZeroShot,
} from './signatures';

export { orLibrary } from './orLibrary';
export type { Check } from './createCheck';
export { draws } from './draws';
export type { Draws } from './draws';
export { verdictCard } from './display/card';
export { cardText } from './display/text';
export type { ProgressStore } from './progress/store';
export type * from './signatures';
export type { Tried, Verdict } from './verdict';
export { judge } from './judge/judge';
export type { JudgeOptions } from './judge/judge';
export type { OtherKind, RawAnswer, RawCaller, Request } from './caller';
export type { Exercise, Probe } from './exercise';
export type { Datum, Inputs, Values } from './plain';
export type { Plain } from './result';

// On globalThis, since the kernel loads this anew after an edit.
const session = globalThis as { courseHintsShown?: Map<string, number> };

const around: Surroundings = {
  display: displayHtml,
  store: progressFile(path.join(__dirname, '..', '.course', 'progress.json')),
  isStrict: () =>
    process.env['COURSE_STRICT'] === '1' || process.env['NBGRADER_EXECUTION'] !== undefined,
  prepare: async () => {
    // A backend that the learner has chosen stays.
    if (!tf.getBackend()) await useFastestEngine();
    await tf.ready();
  },
  drawSeed: () => randomInt(2 ** 32),
  stopSignal: () => kernelApi()?.stopSignal(),
  hintsShown: (session.courseHintsShown ??= new Map()),
};

const EXERCISES = [
  cosineSimilarityExercise,
  cosineSimilarityMatrixExercise,
  classSimilarityExercise,
  pairIndicesExercise,
  dclLossExercise,
  marginLossExercise,
  daviesBouldinExercise,
  augmentExercise,
  ntXentExercise,
  positivesOnlyLossExercise,
  collapseMonitorExercise,
  stratifiedExercise,
  probeStepExercise,
  infoNceExercise,
  temperatureSweepExercise,
  temperatureScheduleExercise,
  similarityMatrixExercise,
  clipLossExercise,
  zeroShotExercise,
  momentumUpdateExercise,
  enqueueExercise,
  mocoLossExercise,
  byolLossExercise,
  sinkhornExercise,
  swavLossExercise,
  vitalSignsExercise,
  warmUpCosineExercise,
  gradientCheckExercise,
  diagnoseExercise,
  treatExercise,
  sphereStepExercise,
] as const;

/** Every exercise, in the course's order: those of one notebook stand together. */
export const exercises: readonly Exercise[] = EXERCISES as readonly unknown[] as Exercise[];

/** The points of each exercise. */
export const exercisePoints: Readonly<Record<string, number>> = Object.fromEntries(
  EXERCISES.map(({ name, points }) => [name, points]),
);

/** A verdict as plain text, as a check shows it. */
export const verdictText = (verdict: Verdict): string => {
  const hints = exercises.find(({ name }) => name === verdict.exercise)?.hints ?? [];
  return cardText(verdictCard(verdict, hints.length));
};

/** Keeps a verdict where `check.progress()` reads it. */
export const recordVerdict = (verdict: Verdict): void => {
  around.store.add(verdict);
};

/** One check for each exercise, and how far all of them have come. */
export const check: {
  readonly cosineSimilarity: Check<CosineSimilarity>;
  readonly cosineSimilarityMatrix: Check<CosineSimilarityMatrix>;
  readonly classSimilarity: Check<ClassSimilarity>;
  readonly pairIndices: Check<PairIndices>;
  readonly dclLoss: Check<DclLoss>;
  readonly marginLoss: Check<MarginLoss>;
  readonly daviesBouldin: Check<DaviesBouldin>;
  readonly augment: Check<Augment>;
  readonly ntXent: Check<NtXent>;
  readonly positivesOnlyLoss: Check<PositivesOnlyLoss>;
  readonly collapseMonitor: Check<CollapseMonitor>;
  readonly stratified: Check<Stratified>;
  readonly probeStep: Check<ProbeStep>;
  readonly infoNce: Check<InfoNce>;
  readonly temperatureSweep: Check<TemperatureSweep>;
  readonly temperatureSchedule: Check<TemperatureSchedule>;
  readonly similarityMatrix: Check<SimilarityMatrix>;
  readonly clipLoss: Check<ClipLoss>;
  readonly zeroShot: Check<ZeroShot>;
  readonly momentumUpdate: Check<MomentumUpdate>;
  readonly enqueue: Check<Enqueue>;
  readonly mocoLoss: Check<MocoLoss>;
  readonly byolLoss: Check<ByolLoss>;
  readonly sinkhorn: Check<Sinkhorn>;
  readonly swavLoss: Check<SwavLoss>;
  readonly vitalSigns: Check<VitalSigns>;
  readonly warmUpCosine: Check<WarmUpCosine>;
  readonly gradientCheck: Check<GradientCheck>;
  readonly diagnose: Check<Diagnose>;
  readonly treat: Check<Treat>;
  readonly sphereStep: Check<SphereStep>;
  /** Shows which exercises are solved. */
  readonly progress: () => void;
} = {
  cosineSimilarity: createCheck(cosineSimilarityExercise, around),
  cosineSimilarityMatrix: createCheck(cosineSimilarityMatrixExercise, around),
  classSimilarity: createCheck(classSimilarityExercise, around),
  pairIndices: createCheck(pairIndicesExercise, around),
  dclLoss: createCheck(dclLossExercise, around),
  marginLoss: createCheck(marginLossExercise, around),
  daviesBouldin: createCheck(daviesBouldinExercise, around),
  augment: createCheck(augmentExercise, around),
  ntXent: createCheck(ntXentExercise, around),
  positivesOnlyLoss: createCheck(positivesOnlyLossExercise, around),
  collapseMonitor: createCheck(collapseMonitorExercise, around),
  stratified: createCheck(stratifiedExercise, around),
  probeStep: createCheck(probeStepExercise, around),
  infoNce: createCheck(infoNceExercise, around),
  temperatureSweep: createCheck(temperatureSweepExercise, around),
  temperatureSchedule: createCheck(temperatureScheduleExercise, around),
  similarityMatrix: createCheck(similarityMatrixExercise, around),
  clipLoss: createCheck(clipLossExercise, around),
  zeroShot: createCheck(zeroShotExercise, around),
  momentumUpdate: createCheck(momentumUpdateExercise, around),
  enqueue: createCheck(enqueueExercise, around),
  mocoLoss: createCheck(mocoLossExercise, around),
  byolLoss: createCheck(byolLossExercise, around),
  sinkhorn: createCheck(sinkhornExercise, around),
  swavLoss: createCheck(swavLossExercise, around),
  vitalSigns: createCheck(vitalSignsExercise, around),
  warmUpCosine: createCheck(warmUpCosineExercise, around),
  gradientCheck: createCheck(gradientCheckExercise, around),
  diagnose: createCheck(diagnoseExercise, around),
  treat: createCheck(treatExercise, around),
  sphereStep: createCheck(sphereStepExercise, around),
  progress: () => {
    const progress = around.store.read();
    const note = around.store.trouble();
    displayHtml(progressHtml(EXERCISES, progress, note), progressText(EXERCISES, progress, note));
  },
};
