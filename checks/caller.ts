import type { Inputs, Values } from './plain';

/** One call of a submission, as plain data: it may be answered in another process. */
export interface Request {
  readonly inputs: Inputs;
  /** Asks for the gradient of Σ weights · result too. */
  readonly weights?: Values;
  /** Names the inputs that the gradient is for; all tensors where it is left out. */
  readonly of?: readonly string[] | undefined;
  /** Asks how many kernels of TensorFlow ran. */
  readonly count?: boolean;
}

/** A submission that returned a live tensor. */
export interface TensorAnswer extends Values {
  readonly kind: 'tensor';
  readonly dtype: string;
  /** Tensors that outlive a `tf.tidy` around the call. */
  readonly kept: number;
  /** Tensors that only the caller's `tf.tidy` cleaned up. */
  readonly untidied: number;
  /** Names of the arguments that the call disposed. */
  readonly disposed: readonly string[];
  /** Names of the arguments whose contents the call changed. */
  readonly changed: readonly string[];
  /** With `weights`: the gradient for every tensor among the inputs, or those asked for. */
  readonly gradients?: Readonly<Record<string, Values>>;
  /** With `count`: how many kernels ran. */
  readonly kernels?: number;
}

/** What a submission may return in place of a live tensor. */
export type OtherKind =
  'number' | 'array' | 'promise' | 'undefined' | 'null' | 'function' | 'disposed' | 'other';

/** What became of one call. */
export type Answer =
  | TensorAnswer
  | { readonly kind: 'other'; readonly found: OtherKind }
  | { readonly kind: 'threw'; readonly message: string };

/** Calls the submission: in this process, or by asking another one. Never rejects for its faults. */
export type Caller = (request: Request) => Promise<Answer>;
