import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { draws, exercises } from '../../../checks';
import { loadHidden } from '../../../grading/hidden/load';
import { uniforms } from '../../../lib';
import { sandbox, type Sandbox } from '../../support/sandbox';

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
