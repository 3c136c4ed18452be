import { createHash } from 'node:crypto';
import type { Workers } from './workers';

/** Workers of which every question is recorded. */
interface Watched {
  readonly workers: Workers;
  /** Of all that was asked so far, in its order. */
  readonly hash: () => string;
}

/** The same workers, with a hash of the inputs that they are asked on. */
export function hashingInputs(workers: Workers): Watched {
  const hash = createHash('sha256');
  const start: Workers['start'] = (load) => {
    const worker = workers.start(load);
    return {
      ...worker,
      call: (request) => {
        hash.update(JSON.stringify(request));
        return worker.call(request);
      },
    };
  };
  return { hash: () => hash.copy().digest('hex'), workers: { ...workers, start } };
}
