import type { Random } from '../lib';
import type { Given } from './caller';
import type { Inputs, Nested, Values } from './plain';

/** An input on which the answer is compared with the reference. */
export interface Probe<I extends Inputs> {
  /** Completes "On …": `the two 4×8 matrices of the exercise`. */
  readonly title: string;
  readonly inputs: I;
  /** The expected values may be shown. */
  readonly isPublic?: boolean;
  /** Stated by the source; the reference's values where left out. */
  readonly expected?: Nested;
  /** Relative above 1, absolute below. @defaultValue 1e-5 */
  readonly tolerance?: number;
  /** An extreme case: mistakes that show elsewhere too are not told apart by it. */
  readonly isEdge?: boolean;
  /** The misconception to name when the rest is nearly right and no mimic fits, by what is seen. */
  readonly suspects?: {
    /** No value is larger in size than it should be. */
    readonly shrunk?: string;
    /** NaN or Infinity. */
    readonly notFinite?: string;
  };
}

/** Something that holds for every right answer, whatever the numbers. */
export interface Property<I extends Inputs> {
  /** Completes "… but yours did not": `Swapping z1 and z2 must not change the answer`. */
  readonly says: string;
  /** The first thing to look at when it does not hold. */
  readonly look: string;
  readonly draw: (random: Random) => I;
  /** The second input that the property compares with. */
  readonly vary: (inputs: I) => I;
  /** What the varied answer must be, worked out from the first answer. */
  readonly expect: (answer: Values) => Values;
}

/** A known mistake, written out so that it can be recognised by its values. */
export interface Misconception<I extends Inputs> {
  readonly id: string;
  /** What a learner who holds it computes; throws where that learner's code would. */
  readonly mimic: (inputs: I) => Nested;
  readonly hint: string;
}

/** What is asked about gradients. */
export interface GradientTest<I extends Inputs> {
  readonly draw: (random: Random) => I;
  /** Names of the inputs that need a gradient; all tensors where it is left out. */
  readonly of?: readonly string[];
  /** An input where a NaN in the gradient is worth a note, though no fault. */
  readonly delicate: I;
  readonly note: string;
  /** Makes it a fault after all, of this name: where training is sure to come across such an input. */
  readonly misconception?: string;
  /**
   * Where part of the answer is a constant to the gradient: the reference as a function of its
   * inputs, with that part as it is at `at`.
   */
  readonly held?: (at: I) => (inputs: I) => Nested;
}

/** How results that are no tensor, or are drawn at random, become numbers that can be judged. */
export interface Measure<I extends Inputs> {
  /** The calls that one question needs; one with the inputs as they are where it is left out. */
  readonly calls?: (inputs: I) => readonly Inputs[];
  /**
   * The numbers to judge; nothing where the first result has to be judged as it is.
   *
   * @throws Error that tells the author what is wrong with the results.
   */
  readonly of: (given: readonly Given[], inputs: I) => Nested | undefined;
  /** What the numbers are called beside those wanted. @defaultValue 'your answer' */
  readonly shows?: string;
}

/** What is asked about inputs that must count as constants. */
export interface ConstantsTest<I extends Inputs> {
  readonly draw: (random: Random) => I;
  /** Names of the inputs to which no gradient may flow. */
  readonly of: readonly string[];
  /** What it is called when one does. */
  readonly misconception: string;
  readonly hint: string;
}

/** An exercise as data; one judge judges all. */
export interface Exercise<I extends Inputs = Inputs> {
  /** The learner's function, and the check's: `cosineSimilarity`. */
  readonly name: string;
  readonly title: string;
  readonly points: number;
  /**
   * Completes "wanted: a tensor …": `[N], one similarity a row`. Where there is a `measure`,
   * the whole of what is wanted: `an object with four lists of indices`.
   */
  readonly wanted: string;
  /** Left out where the function's tensor itself is judged. */
  readonly measure?: Measure<I>;
  /** Where what is measured is not what learners think of: names its entry at a flat index. */
  readonly place?: (index: number, shape: readonly number[]) => string;
  /** The right answer in float64 loops. */
  readonly reference: (inputs: I) => Nested;
  /** Public inputs first, then edges. */
  readonly probes: readonly Probe<I>[];
  /** Names of the library that do or give away what is asked for: withheld when it is graded. */
  readonly twins: readonly string[];
  /** Hidden inputs, drawn anew for every judgement. */
  readonly hidden: (random: Random) => readonly Probe<I>[];
  /** How many more the grader draws, of which this room knows nothing: told to learners. */
  readonly hiddenAtGrading: number;
  readonly properties: readonly Property<I>[];
  readonly misconceptions: readonly Misconception<I>[];
  /** Left out where no gradient is asked for. */
  readonly gradient?: GradientTest<I>;
  /** Left out where a gradient may flow to every input. */
  readonly constants?: ConstantsTest<I>;
  /** An input with `count` rows: the number of kernels must not depend on it. */
  readonly batch: (count: number, random: Random) => I;
  /** The first thing to look at when nothing better is known. */
  readonly look: string;
  /** From a nudge to nearly the answer; shown one at a time. */
  readonly hints: readonly string[];
}
