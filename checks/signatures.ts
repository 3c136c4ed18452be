import type * as tf from '@tensorflow/tfjs';
import type {
  AugmentOptions,
  ClassSimilarityOptions,
  ClipOptions,
  CollapseOptions,
  ContrastiveOptions,
  MarginOptions,
  MomentumOptions,
  PairIndices as Pairs,
  ProbeParts,
  SimilarityOptions,
  StratifiedOptions,
  TemperatureScheduleOptions,
  SinkhornOptions,
  SphereStepOptions,
  SwavOptions,
  ZeroShotOptions,
  Weighted,
  Cause,
  GradientCheckOptions,
  GradientReport,
  Patient,
  Recipe,
  Signs,
  VitalSigns as Vitals,
  WarmUpCosineOptions,
} from '../lib';

/** Row i of `z1` with row i of `z2`: [N, D], [N, D] → [N]. */
export type CosineSimilarity = (z1: tf.Tensor2D, z2: tf.Tensor2D) => tf.Tensor;

/** Every row of `a` with every row of `b`: [N, D], [M, D] → [N, M]. */
export type CosineSimilarityMatrix = (a: tf.Tensor2D, b: tf.Tensor2D) => tf.Tensor;

/** Mean similarity of every two classes: [N, D] and N labels → [classes, classes]. */
export type ClassSimilarity = (
  embeddings: tf.Tensor2D,
  labels: Uint8Array,
  options?: ClassSimilarityOptions,
) => tf.Tensor;

/** The places of all pairs in a batch's similarity matrix: N labels → four lists. */
export type PairIndices = (labels: Uint8Array) => Pairs;

/** One loss for each positive pair: [P], [M] and where the pairs stand → [P]. */
export type DclLoss = (
  positivePairs: tf.Tensor1D,
  negativePairs: tf.Tensor1D,
  indices: Pairs,
  options?: ContrastiveOptions,
) => tf.Tensor;

/** Similar pairs pull, dissimilar ones push up to a margin: [N, D], [N, D], [N] → []. */
export type MarginLoss = (
  x1: tf.Tensor2D,
  x2: tf.Tensor2D,
  similar: tf.Tensor1D,
  options?: MarginOptions,
) => tf.Tensor;

/** How much clusters overlap: [N, D] and N cluster numbers → one number, plain or as a tensor. */
export type DaviesBouldin = (
  points: tf.Tensor2D,
  assignments: ArrayLike<number>,
) => number | tf.Tensor;

/** A view of each picture: [N, height, width, 3] → the same shape. */
export type Augment = (images: tf.Tensor4D, options: AugmentOptions) => tf.Tensor;

/** Two views as projections: [N, D], [N, D] → a scalar. */
export type NtXent = (z1: tf.Tensor2D, z2: tf.Tensor2D, options?: ContrastiveOptions) => tf.Tensor;

/** Positives agree, and nothing else counts: [N, D], [N, D] → []. */
export type PositivesOnlyLoss = (z1: tf.Tensor2D, z2: tf.Tensor2D) => tf.Tensor;

/** How much embeddings differ, [N, D], and a warning where that is little. */
export type CollapseMonitor = (
  embeddings: tf.Tensor2D,
  options?: CollapseOptions,
) => {
  readonly standardDeviation: number;
  readonly variance: number;
  readonly warning?: string | undefined;
};

/** The same fraction of each class, at random: N labels → two lists of indices. */
export type Stratified = (
  labels: Uint8Array,
  options: StratifiedOptions,
) => { readonly picked: ArrayLike<number>; readonly rest: ArrayLike<number> };

/** Trains a head on a frozen encoder: pictures and N labels → the loss before the step, []. */
export type ProbeStep = (
  images: tf.Tensor,
  labels: Uint8Array,
  parts: ProbeParts,
) => tf.Tensor | null;

/** Queries, a positive for each, negatives for all: [N, D], [N, D], [K, D] → a scalar. */
export type InfoNce = (
  query: tf.Tensor2D,
  positive: tf.Tensor2D,
  negatives: tf.Tensor2D,
  options?: ContrastiveOptions,
) => tf.Tensor;

/** InfoNCE at many temperatures: [N, D], [N, D], [K, D], [T] → [T]. */
export type TemperatureSweep = (
  query: tf.Tensor2D,
  positive: tf.Tensor2D,
  negatives: tf.Tensor2D,
  temperatures: tf.Tensor1D,
) => tf.Tensor;

/** The temperature at a step, plain or as a tensor. */
export type TemperatureSchedule = (
  step: number,
  options: TemperatureScheduleOptions,
) => number | tf.Tensor;

/** Every row of `a` with every row of `b`, by a measure: [N, D], [M, D] → [N, M]. */
export type SimilarityMatrix = (
  a: tf.Tensor2D,
  b: tf.Tensor2D,
  options?: SimilarityOptions,
) => tf.Tensor;

/** Shares pictures out among prototypes, each prototype as many: scores [N, K] → [N, K]. */
export type Sinkhorn = (scores: tf.Tensor2D, options?: SinkhornOptions) => tf.Tensor;

/** Each view predicts the other's assignment: [N, D], [N, D] and prototypes [K, D] → a scalar. */
export type SwavLoss = (
  z1: tf.Tensor2D,
  z2: tf.Tensor2D,
  prototypes: tf.Tensor2D,
  options?: SwavOptions,
) => tf.Tensor;

/** Pictures and their texts as embeddings: [N, D], [N, D] → a scalar. */
export type ClipLoss = (
  images: tf.Tensor2D,
  texts: tf.Tensor2D,
  options?: ClipOptions,
) => tf.Tensor;

/** Pictures and one prompt a class as embeddings: [N, D], [C, D] → probabilities, [N, C]. */
export type ZeroShot = (
  images: tf.Tensor2D,
  prompts: tf.Tensor2D,
  options?: ZeroShotOptions,
) => tf.Tensor;
/** Moves every weight of the target a little towards the online one, in place. */
export type MomentumUpdate = (
  target: Weighted,
  online: Weighted,
  options?: MomentumOptions,
) => void;

/** New keys in at the end, the oldest out at the front: [K, D], [N, D] → [K, D]. */
export type Enqueue = (queue: tf.Tensor2D, keys: tf.Tensor2D) => tf.Tensor;

/** Each query picks its key out of that and the queue: [N, D], [N, D], [K, D] → []. */
export type MocoLoss = (
  queries: tf.Tensor2D,
  keys: tf.Tensor2D,
  queue: tf.Tensor2D,
  options?: ContrastiveOptions,
) => tf.Tensor;

/** Predictions against constant targets: [N, D], [N, D] → []. */
export type ByolLoss = (prediction: tf.Tensor2D, target: tf.Tensor2D) => tf.Tensor;

/** Alignment, uniformity and dimensions of two views: [N, D], [N, D] → three numbers. */
export type VitalSigns = (z1: tf.Tensor2D, z2: tf.Tensor2D) => Vitals;

/** The learning rate at a step, plain or as a tensor. */
export type WarmUpCosine = (step: number, options: WarmUpCosineOptions) => number | tf.Tensor;

/** How long a gradient is, and how much of it to take: tensors by name → two numbers. */
export type GradientCheck = (
  gradients: tf.NamedTensorMap,
  options?: GradientCheckOptions,
) => GradientReport;

/** What is wrong with a run of training: what was measured of it → a name. */
export type Diagnose = (signs: Signs) => Cause;

/** The parts of a patient’s recipe that have to change, mended. */
export type Treat = (patient: Patient) => Partial<Recipe>;

/** Down the slope, then back to length 1: [N, D], [N, D] → [N, D]. */
export type SphereStep = (
  points: tf.Tensor2D,
  gradient: tf.Tensor2D,
  options?: SphereStepOptions,
) => tf.Tensor;
