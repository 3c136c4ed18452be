import { judgeSlice } from '../../grading/judgeSlice';
import { LIMITS, type Limits } from '../../grading/limits';
import type { ExerciseMark, Isolation } from '../../grading/marks';
import type { Slice } from '../../grading/slice';
import { openWorkers, type Workers } from '../../grading/workers';

export const ISOLATIONS: readonly Isolation[] = ['bubblewrap', 'permissions'];

/** Tighter than for a class, so that the tests are done soon. */
export const TIGHT: Limits = {
  ...LIMITS,
  ...{ loadSeconds: 1, callSeconds: 1, totalSeconds: 6, idleSeconds: 1.5 },
  ...{ memoryBytes: 400_000_000, heapMegabytes: 128, outputBytes: 100_000 },
};

/** Workers of this kind; skips the tests where the machine has none. */
export function workersOrSkip(test: Mocha.Context, isolation: Isolation): Workers {
  try {
    return openWorkers({ isolation, limits: TIGHT });
  } catch (error) {
    console.log(`      skipped: ${error instanceof Error ? error.message : String(error)}`);
    return test.skip();
  }
}

/** The code of an exercise as a slice. */
export const sliceOf = (code: string, exercise = 'cosineSimilarity'): Slice => ({
  exercise,
  notebook: '01-cosine-similarity',
  code,
  usesLibrary: [],
  places: code.split('\n').map((_, line) => ({ cell: 2, line: line + 1 })),
  remarks: [],
});

/** The mark of some code. */
export const markOf = (workers: Workers, code: string, exercise?: string): Promise<ExerciseMark> =>
  judgeSlice(sliceOf(code, exercise), { seed: 3, workers });

/** What a mark is called in one word: the verdict's kind, or the name of its last remark. */
export const nameOf = (mark: ExerciseMark): string =>
  mark.kind === 'judged' ? mark.verdict.kind : (mark.remarks.at(-1)?.name ?? mark.kind);

/** What was seen of a failure. */
export const seenOf = (mark: ExerciseMark): string =>
  mark.kind === 'judged' && mark.verdict.kind === 'fail' ? mark.verdict.seen : '';

/** A right answer, after some other statements. */
export const right = (before = ''): string => `"use strict";
const tf = require('@tensorflow/tfjs');
${before}
exports.cosineSimilarity = (z1, z2) => tf.tidy(() => {
  const lengths = z1.square().sum(1).sqrt().mul(z2.square().sum(1).sqrt());
  return z1.mul(z2).sum(1).div(tf.maximum(lengths, 1e-12));
});`;

/** A wrong answer, after some other statements. */
export const wrong = (before = ''): string => `"use strict";
const tf = require('@tensorflow/tfjs');
${before}
exports.cosineSimilarity = (z1, z2) => tf.tidy(() => z1.mul(z2).sum(1));`;

/** A function with this body; \`z1\`, \`z2\` and \`tf\` are there. */
export const body = (statements: string): string => `"use strict";
const tf = require('@tensorflow/tfjs');
exports.cosineSimilarity = (z1, z2) => { ${statements} };`;
