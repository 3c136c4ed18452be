import { parentPort, workerData } from 'node:worker_threads';
import type { Remark } from '../marks';
import type { Returned } from './files';
import { submissionReader, type Reading } from './read';

/** What a reading thread is asked. */
export interface Question {
  readonly files: readonly Returned[];
  readonly unchecked: ReadonlyMap<string, Remark>;
}

/** What it says. */
export type Said =
  | { readonly kind: 'ready' }
  | { readonly kind: 'checking'; readonly exercise: string }
  | { readonly kind: 'read'; readonly reading: Reading };

const say = (said: Said): void => {
  parentPort?.postMessage(said);
};
const read = submissionReader((workerData as { root: string }).root);
parentPort?.on('message', ({ files, unchecked }: Question) => {
  const onCheck = (exercise: string): void => {
    say({ kind: 'checking', exercise });
  };
  say({ kind: 'read', reading: read(files, { unchecked, onCheck }) });
});
say({ kind: 'ready' });
