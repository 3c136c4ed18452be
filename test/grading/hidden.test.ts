import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { draws, exercises } from '../../checks';
import { arranged } from '../../checks/arranged';
import { inProcess } from '../../checks/inProcess';
import { judge } from '../../checks/judge/judge';
import { flat } from '../../checks/plain';
import { loadHidden } from '../../grading/hidden/load';
import { withHidden } from '../../grading/hidden/withHidden';
import { uniforms, type Random } from '../../lib';
import { BANKS } from '../checks/bank';
import { sandbox, type Sandbox } from '../support/sandbox';

const SEEDS = [1, 2 ** 32 - 1];
/** So that a tolerance which one draw in thirty breaks is seen. */
const MANY = 60;
const hidden = loadHidden();
const drawn = (name: string, seed: number) => hidden.get(name)!(uniforms(seed), draws);

describe('the hidden inputs of grading', () => {
  before(() => tf.setBackend('cpu'));

  it('are as many for each exercise as its learners are told of', () => {
    for (const { name, hiddenAtGrading } of exercises) {
      assert.equal(hiddenAtGrading, 3, name);
      assert.equal(drawn(name, 1).length, hiddenAtGrading, name);
    }
  });

  it('are other inputs, of other sizes, than learners’ checks draw', () => {
    for (const exercise of exercises) {
      const known = [...exercise.probes, ...exercise.hidden(uniforms(1))];
      for (const { title, inputs, isPublic } of drawn(exercise.name, 1)) {
        assert.ok(!isPublic);
        assert.ok(known.every((probe) => probe.title !== title));
        assert.ok(known.every((probe) => JSON.stringify(probe.inputs) !== JSON.stringify(inputs)));
      }
    }
  });

  it('are drawn anew for another seed, and the same for the same one', () => {
    for (const { name } of exercises) {
      const texts = [1, 1, 2].map((seed) => JSON.stringify(drawn(name, seed)));
      assert.equal(texts[0], texts[1], name);
      assert.notEqual(texts[0], texts[2], name);
    }
  });

  it('have finite right answers', () => {
    for (const { name, reference } of exercises) {
      for (const { inputs, title } of SEEDS.flatMap((seed) => drawn(name, seed))) {
        const { values } = flat(reference(inputs));
        assert.ok(values.length > 0 && values.every(Number.isFinite), `${name}, ${title}`);
      }
    }
  });

  it('come after an exercise’s own in the exercise that is graded', () => {
    for (const exercise of exercises) {
      const asked = withHidden(exercise, hidden).hidden(uniforms(5));
      const own = exercise.hidden(uniforms(5));
      assert.deepEqual(asked.slice(0, own.length), own);
      assert.equal(asked.length, own.length + exercise.hiddenAtGrading);
    }
  });

  for (const [exercise, { right, wrong }] of BANKS) {
    const graded = withHidden(exercise, hidden);
    const judged = (submission: unknown, seed: number) =>
      judge(inProcess(arranged(graded.name, submission)), graded, { seed });

    it(`${exercise.name}: let every right answer pass`, async function () {
      this.timeout(120_000);
      for (const [title, submission] of Object.entries(right)) {
        for (const seed of SEEDS) {
          const verdict = await judged(submission, seed);
          assert.equal(verdict.kind, 'pass', `${title}: ${JSON.stringify(verdict)}`);
        }
      }
    });

    // What augment does is judged by shares, over 3000 pictures an input.
    const times = exercise.name === 'augment' ? 1 : MANY;
    it(`${exercise.name}: let right answers pass, whatever is drawn`, async function () {
      this.timeout(120_000);
      const more = hidden.get(exercise.name)!;
      const often = (random: Random) => Array.from({ length: times }, () => more(random, draws)).flat(); // prettier-ignore
      const asked = { ...exercise, hidden: often, properties: [] };
      const [title, submission] = Object.entries(right)[0]!;
      const verdict = await judge(inProcess(arranged(asked.name, submission)), asked, { seed: 4 });
      assert.equal(verdict.kind, 'pass', `${title}: ${JSON.stringify(verdict)}`);
    });

    it(`${exercise.name}: leave wrong answers the names that they have without them`, async function () {
      this.timeout(120_000);
      for (const [title, [is, submission]] of Object.entries(wrong)) {
        const verdict = await judged(submission, 2);
        const name = verdict.kind === 'fail' ? (verdict.misconception ?? verdict.fault) : 'pass';
        if (is !== undefined) assert.equal(name, is, title);
        else assert.equal(verdict.kind, 'fail', title);
      }
    });
  }
});

describe('loadHidden on a folder kept apart', () => {
  let box: Sandbox;
  const [exercise] = exercises;
  const load = (folder = box.folder) => loadHidden(folder, [exercise!]);
  const GOOD = `
    import type { Hidden } from './a-type-that-is-nowhere';
    export const hidden: Hidden = (random, { matrix }) =>
      ['a', 'b', 'c'].map((title) => ({
        title,
        inputs: { z1: matrix(random, 2, 2), z2: matrix(random, 2, 2) },
      }));`;

  beforeEach(() => {
    box = sandbox();
  });
  afterEach(() => {
    box.dispose();
  });

  it('takes a file that imports nothing but types', () => {
    box.write('cosineSimilarity.ts', GOOD);
    const titles = load().get('cosineSimilarity')!(uniforms(1), draws).map(({ title }) => title);
    assert.deepEqual(titles, ['a', 'b', 'c']);
  });

  it('takes JavaScript', () => {
    box.write(
      'cosineSimilarity.js',
      GOOD.replace(/import.*/, '').replace('export const hidden: Hidden', 'exports.hidden'),
    );
    assert.equal(load().size, 1);
  });

  it('names a folder that is not there, or is a file', () => {
    const gone = path.join(box.folder, 'gone');
    assert.throws(() => load(gone), new RegExp(`no folder ${gone}; give one`));
    box.write('file', '');
    assert.throws(() => load(path.join(box.folder, 'file')), /no folder/);
  });

  it('names every file that is missing', () => {
    mkdirSync(path.join(box.folder, 'empty'));
    assert.throws(
      () => loadHidden(path.join(box.folder, 'empty')),
      /has no cosineSimilarity\.ts, cosineSimilarityMatrix\.ts, .*probeStep\.ts, .*swavLoss\.ts, .*sphereStep\.ts\.$/,
    );
  });

  const broken: Readonly<Record<string, readonly [text: string, says: RegExp]>> = {
    'is no program': ['export const hidden = (', /cosineSimilarity\.ts cannot be read: /],
    'exports something else': ['export const hiden = () => [];', /must export a function `hidden`/],
    stops: [GOOD.replace('matrix(random', 'nothing(random'), /cannot draw: nothing is not defined/],
    'draws too few': [
      GOOD.replace(", 'c'", ''),
      /draws 2 inputs; its exercise tells learners of 3/,
    ],
    'has other inputs': [
      GOOD.replace('z2:', 'z3:'),
      /gives “a” the inputs z1, z3; wanted: z1, z2\./,
    ],
    'has no title': [GOOD.replace("'a'", "''"), /without a title/],
    'is public': [GOOD.replace('title,', 'title, isPublic: true,'), /calls “a” public/],
  };
  for (const [what, [text, says]] of Object.entries(broken)) {
    it(`says so where a file ${what}`, () => {
      box.write('cosineSimilarity.ts', text);
      assert.throws(() => load(), says);
    });
  }
});
