import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { check, exercisePoints, exercises, orLibrary, type Check } from '../../checks';
import * as lib from '../../lib';
import { cosineSimilarity } from '../../lib';

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
    const twins = lib as unknown as Readonly<Record<string, never>>;
    const doors = check as unknown as Readonly<Record<string, Check<never>>>;
    const text = await printed(async () => {
      for (const { name } of exercises) await doors[name]!(twins[name]!);
    });
    const headlines = text.split('\n').filter((each) => each.startsWith('✓'));
    assert.deepEqual(
      headlines,
      exercises.map(({ name, points: p }) => `✓ ${name} — solved (${p} of ${p} points)`),
    );
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
    assert.deepEqual(
      Object.entries(exercisePoints),
      exercises.map(({ name, points }) => [name, points]),
    );
    assert.deepEqual(
      Object.keys(exercisePoints).sort(),
      Object.keys(check)
        .filter((name) => name !== 'progress')
        .sort(),
    );
    assert.equal(exercisePoints['ntXent'], 4);
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
