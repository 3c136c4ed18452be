import type { Publisher } from './publisher';

type Callback = (error?: Error | null) => void;

/** Everything that is printed goes to the notebook. */
export function redirectStreams(write: Publisher['write']): void {
  for (const name of ['stdout', 'stderr'] as const) {
    const decoder = new TextDecoder();
    process[name].write = (
      chunk: string | Uint8Array,
      encoding?: BufferEncoding | Callback,
      callback?: Callback,
    ): boolean => {
      write(name, typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }));
      const done = typeof encoding === 'function' ? encoding : callback;
      if (done) process.nextTick(done);
      return true;
    };
  }
}
