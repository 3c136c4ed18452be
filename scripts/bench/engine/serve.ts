import { createInterface } from 'node:readline';
import { useFastestEngine } from '../../../lib';
import { isWorkload, WORKLOADS } from './workloads';

/**
 * Takes steps of a workload as they are asked for: a line with a number in, a line with the
 * milliseconds of each step out.
 *
 *     node -r ts-node/register serve.ts WORKLOAD compiled|eager
 */
async function serve(name: string | undefined, mode: string | undefined): Promise<void> {
  if (!isWorkload(name) || (mode !== 'compiled' && mode !== 'eager')) {
    throw new RangeError(`serve: ${name ?? ''} ${mode ?? ''} is not to be had.`);
  }
  await useFastestEngine();
  const step = await WORKLOADS[name](mode);
  console.log('ready');
  for await (const line of createInterface(process.stdin)) {
    const times: number[] = [];
    for (let i = 0; i < Number(line); i += 1) {
      const from = performance.now();
      await step();
      times.push(performance.now() - from);
    }
    console.log(JSON.stringify(times));
  }
}

void serve(process.argv[2], process.argv[3]);
