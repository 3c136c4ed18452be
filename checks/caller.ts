import type { Inputs, Values } from './plain';
import type { Plain } from './result';

/** One call of a submission, as plain data: it may be answered in another process. */
export interface Request {
  readonly inputs: Inputs;
  /** Asks for the gradient of Σ weights · result too. */
  readonly weights?: Values;
  /** Names the inputs that the gradient is for; all tensors where it is left out. */
  readonly of?: readonly string[] | undefined;
  /** Asks how many kernels of TensorFlow ran. */
  readonly count?: boolean;
  /** Asks for numbers, lists and records too, in place of what kind they are. */
  readonly plain?: boolean;
}

/** What a call did beside its result. */
interface Traces {
  /** Tensors that outlive a `tf.tidy` around the call. */
  readonly kept: number;
  /** Tensors that only the caller's `tf.tidy` cleaned up. */
  readonly untidied: number;
  /** Names of the arguments that the call disposed. */
  readonly disposed: readonly string[];
  /** Names of the arguments whose contents the call changed. */
  readonly changed: readonly string[];
  /** With `count`: how many kernels ran. */
  readonly kernels?: number;
}

/** A submission that returned a live tensor. */
export interface TensorAnswer extends Values, Traces {
  readonly kind: 'tensor';
  readonly dtype: string;
  /** With `weights`: the gradient for every tensor among the inputs, or those asked for. */
  readonly gradients?: Readonly<Record<string, Values>>;
}

/** With `plain`: a submission that returned numbers in some other form. */
export interface PlainAnswer extends Traces {
  readonly kind: 'plain';
  readonly result: Plain;
  readonly found: OtherKind;
}

/** What a submission may return in place of a live tensor. */
export type OtherKind =
  'number' | 'array' | 'promise' | 'undefined' | 'null' | 'function' | 'disposed' | 'other';

/** What became of one call, as it is judged. */
export type Answer =
  | TensorAnswer
  | {
      readonly kind: 'other';
      readonly found: OtherKind;
      /** Of an object: the names of what it holds. */
      readonly parts?: readonly string[];
    }
  | {
      readonly kind: 'threw';
      readonly message: string;
      /** It returned, but what it returned contradicts itself or the input, as the message says. */
      readonly isUnfit?: boolean;
    };

/** Asks for an answer. Never rejects for a submission's faults. */
export type Caller = (request: Request) => Promise<Answer>;

/** A result that can be measured. */
export type Given = TensorAnswer | PlainAnswer;

/** What became of one call, before anything is measured. */
export type RawAnswer = Answer | PlainAnswer;

/** Calls the submission: in this process, or by asking another one. Never rejects for its faults. */
export type RawCaller = (request: Request) => Promise<RawAnswer>;
