import { startKernel } from '../../test/support/jupyterKernel';
import type { Kernel } from '../../test/support/jupyterKernel';
import { median } from './median';

const ROUNDS = 3;
const CELLS = 20;

/** Milliseconds until `work` is done. */
async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const from = performance.now();
  const value = await work();
  return { ms: performance.now() - from, value };
}

async function cell(kernel: Kernel, code: string): Promise<number> {
  const { ms, value } = await timed(() => kernel.execute(code));
  if (value.status !== 'ok') throw new Error(`bench: ${value.error.traceback}`);
  return ms;
}

async function cells(kernel: Kernel, code: (i: number) => string): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < CELLS; i += 1) times.push(await cell(kernel, code(i)));
  return times;
}

const LIBRARY_CELL = (i: number): string =>
  `import { cosineSimilarity } from '../lib';
import * as tf from '@tensorflow/tfjs';
cosineSimilarity(tf.ones([${i + 1}, 4]), tf.ones([${i + 1}, 4])).arraySync()`;

/** One kernel from its start to its end. */
async function round() {
  const { ms: ready, value: kernel } = await timed(() => startKernel());
  try {
    const first = await cell(kernel, '1 + 1');
    const trivial = await cells(kernel, (i) => `const n${i} = ${i}; n${i} + 1`);
    const library = await cell(kernel, "import { cosineSimilarity } from '../lib';");
    const calls = await cells(kernel, LIBRARY_CELL);
    return { ready, first, trivial, library, calls };
  } finally {
    await kernel.shutdown();
  }
}

/**
 * Times the kernel over ZeroMQ, as a front end sees it.
 * The first of all rounds is not counted: it fills `.course/cache` where set-up has not yet.
 */
export async function benchKernel() {
  await round();
  const rounds = [];
  for (let i = 0; i < ROUNDS; i += 1) rounds.push(await round());
  const row = (workload: string, times: readonly number[], limit_ms: number | null) => ({
    workload,
    ours_ms: median(times),
    limit_ms,
  });
  return [
    row(
      'kernel ready',
      rounds.map(({ ready }) => ready),
      3000,
    ),
    row(
      'first cell after that',
      rounds.map(({ first }) => first),
      null,
    ),
    row(
      'trivial cell, median',
      rounds.flatMap(({ trivial }) => trivial),
      200,
    ),
    row(
      'first import of lib',
      rounds.map(({ library }) => library),
      3000,
    ),
    row(
      'cell that calls lib, median',
      rounds.flatMap(({ calls }) => calls),
      300,
    ),
  ];
}
