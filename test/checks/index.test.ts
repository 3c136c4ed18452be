import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { check, exercisePoints, orLibrary } from '../../checks';
import {
  classSimilarity,
  collapseMonitor,
  cosineSimilarity,
  cosineSimilarityMatrix,
  dclLoss,
  pairIndices,
  daviesBouldin,
  marginLoss,
  augment,
  ntXent,
  positivesOnlyLoss,
  probeStep,
  stratified,
} from '../../lib';

/** Everything written to stdout while `run` runs. */
async function printed(run: () => unknown): Promise<string> {
  const write = process.stdout.write.bind(process.stdout);
  let text = '';
  process.stdout.write = (chunk: string | Uint8Array) => {
    text += String(chunk);
    return true;
  };
  try {
    await run();
  } finally {
    process.stdout.write = write;
  }
  return text;
}

describe('the door of the checks', () => {
  const saved = { ...process.env };
  beforeEach(async () => {
    await tf.setBackend('cpu');
    process.env['COURSE_STRICT'] = '1'; // keeps the progress file of this copy as it is
  });
  afterEach(() => {
    process.env = { ...saved };
  });

  it('opens a check for each exercise, which the library’s twin passes', async () => {
    const text = await printed(async () => {
      await check.cosineSimilarity(cosineSimilarity);
      await check.cosineSimilarityMatrix(cosineSimilarityMatrix);
      await check.classSimilarity(classSimilarity);
      await check.pairIndices(pairIndices);
      await check.dclLoss(dclLoss);
      await check.marginLoss(marginLoss);
      await check.daviesBouldin(daviesBouldin);
      await check.augment(augment);
      await check.ntXent(ntXent);
      await check.positivesOnlyLoss(positivesOnlyLoss);
      await check.collapseMonitor(collapseMonitor);
      await check.stratified(stratified);
      await check.probeStep(probeStep);
    });
    const headlines = text.split('\n').filter((each) => each.startsWith('✓'));
    assert.deepEqual(headlines, [
      '✓ cosineSimilarity — solved (2 of 2 points)',
      '✓ cosineSimilarityMatrix — solved (2 of 2 points)',
      '✓ classSimilarity — solved (3 of 3 points)',
      '✓ pairIndices — solved (2 of 2 points)',
      '✓ dclLoss — solved (3 of 3 points)',
      '✓ marginLoss — solved (3 of 3 points)',
      '✓ daviesBouldin — solved (3 of 3 points)',
      '✓ augment — solved (2 of 2 points)',
      '✓ ntXent — solved (4 of 4 points)',
      '✓ positivesOnlyLoss — solved (1 of 1 points)',
      '✓ collapseMonitor — solved (2 of 2 points)',
      '✓ stratified — solved (2 of 2 points)',
      '✓ probeStep — solved (3 of 3 points)',
    ]);
  });

  it('is strict for COURSE_STRICT=1 and under nbgrader', async () => {
    const todo = () => {
      throw new Error('TODO');
    };
    await printed(() => assert.rejects(check.cosineSimilarity(todo), /not attempted/));
    delete process.env['COURSE_STRICT'];
    process.env['NBGRADER_EXECUTION'] = 'autograde';
    await printed(() => assert.rejects(check.cosineSimilarity(todo), /not attempted/));
  });

  it('leaves the backend that is in use', async () => {
    await printed(() => check.cosineSimilarity(cosineSimilarity));
    assert.equal(tf.getBackend(), 'cpu');
  });

  it('tells the points of each exercise', () => {
    assert.deepEqual(exercisePoints, {
      cosineSimilarity: 2,
      cosineSimilarityMatrix: 2,
      classSimilarity: 3,
      pairIndices: 2,
      dclLoss: 3,
      marginLoss: 3,
      daviesBouldin: 3,
      augment: 2,
      ntXent: 4,
      positivesOnlyLoss: 1,
      collapseMonitor: 2,
      stratified: 2,
      probeStep: 3,
    });
  });

  it('shows progress and hints', async () => {
    const all = Object.keys(exercisePoints).length;
    assert.ok((await printed(check.progress)).includes(`of ${all} exercises solved`));
    assert.match(await printed(check.classSimilarity.hint), /classSimilarity — hint 1 of 4/);
  });

  it('takes only functions of the right signature', () => {
    const number = (z1: tf.Tensor2D) => z1.size;
    const later = (z1: tf.Tensor2D) => Promise.resolve(z1);
    const words = (x: tf.Tensor2D, labels: string[]) => x.mul(labels.length);
    const three = (a: tf.Tensor2D, b: tf.Tensor2D, c: tf.Tensor) => a.mul(b).mul(c);
    const never = () => [
      // @ts-expect-error -- a number is no tensor
      check.cosineSimilarity(number),
      // @ts-expect-error -- nor is a promise of one
      check.cosineSimilarity(later),
      // @ts-expect-error -- labels come as bytes
      check.classSimilarity(words),
      // @ts-expect-error -- there is no third argument
      check.cosineSimilarityMatrix(three),
    ];
    assert.equal(typeof never, 'function');
  });
});

describe('orLibrary', () => {
  const twin = (x: number) => 2 * x;

  it('uses what the learner wrote', async () => {
    const text = await printed(() => {
      assert.equal(orLibrary((x: number) => 3 * x, twin)(2), 6);
    });
    assert.equal(text, '');
  });

  it('lets the library stand in for a stub, and says so once', async () => {
    const open = (x: number): number => {
      throw new Error(`TODO: twin of ${x}`);
    };
    const text = await printed(() => {
      const either = orLibrary(open, twin);
      assert.deepEqual([either(2), either(5)], [4, 10]);
    });
    assert.equal(text.match(/twin is still open/g)?.length, 1);
  });

  it('hides no error of the learner’s own', () => {
    const faulty = (x: number): number => {
      throw new TypeError(`z${x} is not defined`);
    };
    assert.throws(() => orLibrary(faulty, twin)(1), /z1 is not defined/);
  });
});
