/** MIME types and what shows under each; a front end takes the richest that it knows. */
export type MimeBundle = Readonly<Record<string, unknown>>;

export interface DisplayOptions {
  /** Names the output, so that a later call with `update` replaces it in place. */
  readonly displayId?: string;
  /** Replaces the output shown under `displayId` instead of adding one. */
  readonly update?: boolean;
}

/** What the notebook kernel offers to the library. kernel/ implements it. */
export interface KernelApi {
  readonly display: (data: MimeBundle, options?: DisplayOptions) => void;
  /** Clears the running cell's output; with `wait`, only once new output arrives. */
  readonly clearOutput: (wait?: boolean) => void;
  /** The signal of the running cell: aborted when its learner presses Stop. */
  readonly stopSignal: () => AbortSignal;
}

/** Under this key the kernel leaves its interface on `globalThis`. */
export const KERNEL_API = Symbol.for('contrastive-learning-notebooks.kernel');

/** The running kernel's interface; undefined in a plain Node process. */
export const kernelApi = (): KernelApi | undefined =>
  (globalThis as { [KERNEL_API]?: KernelApi })[KERNEL_API];
