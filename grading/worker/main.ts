import * as tf from '@tensorflow/tfjs';
import type { RawCaller } from '../../checks/worker';
import { pack, unpack } from '../packed';
import type { Order, Reply } from '../protocol';
import type { Host } from './host';
import { lineOf, submissionOf } from './submission';
import { strip } from './surroundings';

const LONG_MS = 1e9;

/** Answers orders until there are no more: first the one that loads, then calls. */
export async function run(host: Host): Promise<void> {
  const exit = process.exit.bind(process);
  tf.env().set('PROD', true); // or it advises on standard error
  await tf.setBackend('cpu');
  strip(host);
  const send = (reply: Reply): void => {
    host.writeLine(JSON.stringify(pack(reply)));
  };
  setInterval(() => undefined, LONG_MS); // or it would end where cells wait for what never comes
  send({ kind: 'ready' });
  let call: RawCaller = () => Promise.resolve({ kind: 'threw', message: 'nothing is loaded' });
  for (let line = host.readLine(); line !== undefined; line = host.readLine()) {
    const order = unpack(JSON.parse(line)) as Order;
    if (order.kind === 'ask') {
      send({ kind: 'answer', id: order.id, answer: await call(order.request) });
      continue;
    }
    try {
      call = await submissionOf(order, host);
      send({ kind: 'loaded' });
    } catch (error) {
      send({ kind: 'failed', message: messageOf(error), line: lineOf(error) });
    }
  }
  exit(0);
}

/** The message of anything that can be thrown. */
function messageOf(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error);
  } catch {
    return 'something that is no Error';
  }
}
