import type * as tf from '@tensorflow/tfjs';

/** What TypeScript hides of tfjs's optimizers. */
interface Inner {
  readonly learningRate?: number;
  incrementIterations(): void;
}

/** An optimizer with what TypeScript hides of it. */
export const inner = (optimizer: tf.Optimizer): Inner => optimizer as unknown as Inner;
