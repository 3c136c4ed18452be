import type * as tf from '@tensorflow/tfjs';

/** What TypeScript hides of tfjs's optimizers. */
interface Inner {
  readonly learningRate?: number;
  incrementIterations(): void;
}

/** An optimizer with what TypeScript hides of it. */
export const inner = (optimizer: tf.Optimizer): Inner => optimizer as unknown as Inner;

/** The numbers that a trace has taken from the optimizer; with others it is traced anew. */
export function settingsOf(optimizer: tf.Optimizer, hasRate: boolean): string {
  return Object.entries(optimizer)
    .filter(([name, value]) => typeof value === 'number' && !name.startsWith('iterations'))
    .filter(([name]) => !(hasRate && name === 'learningRate'))
    .map(([name, value]) => `;${name}=${String(value)}`)
    .join('');
}
