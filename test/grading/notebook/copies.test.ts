import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sharedRemarks } from '../../../grading/notebook/copies';
import { IMPORTS, read, remarksOf, returned, root } from './returned';

const LONG = `function dclLoss(positives: tf.Tensor1D, negatives: tf.Tensor1D, indices: lib.PairIndices, { temperature = 0.07 } = {}): tf.Tensor {
  const { anchorPositive, anchorNegative } = indices;
  return tf.tidy(() => {
    const exponentials = negatives.div(temperature).exp();
    const owners = tf.tensor1d(anchorNegative, 'int32').expandDims(0);
    const mine = tf.tensor1d(anchorPositive, 'int32').expandDims(1).equal(owners).toFloat();
    return tf.matMul(mine, exponentials.expandDims(1)).squeeze([1]).log().sub(positives.div(temperature));
  });
}`;

/** The same with other names, layout, comments, types and brackets. */
const DISGUISED = `/** All my own work. */
export const dclLoss = (p: tf.Tensor1D, n: tf.Tensor1D, i: lib.PairIndices, options: { temperature?: number } = {}): tf.Tensor => {
  return tf.tidy((): tf.Tensor => {
    return (n as tf.Tensor).mul(1);
  });
};`;
const RENAMED = LONG.replace('function dclLoss', 'const dclLoss = function')
  .replaceAll('positives', 'p')
  .replaceAll('negatives', 'n')
  .replaceAll('exponentials', 'e')
  .replaceAll('owners', 'theirs')
  .replace('tf.tidy(() => {', 'tf.tidy((): tf.Tensor => { // tidy')
  .replaceAll("'int32'", '("int32")')
  .replaceAll('const ', 'let ')
  .replace('let dclLoss', 'const dclLoss')
  .replace('0.07', '7e-2');

const hashesOf = (cell: string) => read([returned(IMPORTS, cell)]).hashes;

describe('two answers', () => {
  it('are equal whatever their names, comments, layout and types', () => {
    assert.deepEqual(hashesOf(RENAMED), hashesOf(LONG));
    assert.equal(hashesOf(LONG).get('dclLoss')?.length, 1);
  });

  it('differ where a number, a method or the order differs', () => {
    for (const [from, to] of [
      ['0.07', '0.08'],
      ['.exp()', '.sqrt()'],
      ['expandDims(0)', 'expandDims(1)'],
      ['positives.div(temperature)', 'positives'],
    ] as const) {
      assert.notDeepEqual(hashesOf(LONG.replace(from, to)), hashesOf(LONG), to);
    }
  });

  it('are not compared where they are short', () => {
    assert.deepEqual(hashesOf(DISGUISED).get('dclLoss'), []);
  });

  it('of two students are told to be equal, by name', () => {
    const students = new Map([
      ['Ada', hashesOf(LONG)],
      ['Bea', hashesOf(RENAMED)],
      ['Cid', hashesOf(DISGUISED)],
    ]);
    const shared = sharedRemarks(students);
    assert.deepEqual([...shared.keys()], ['Ada', 'Bea']);
    assert.match(shared.get('Ada')?.get('dclLoss')?.says ?? '', /equal to what Bea returned/);
  });
});

describe('an answer that can be looked up', () => {
  const library = (file: string) =>
    readFileSync(path.join(root, 'lib', file), 'utf8').replaceAll(/^import .*$/gm, '');

  it('is told to be the library’s', () => {
    const cells = [
      IMPORTS,
      "import { l2Normalize, assertPositive, assertSameShape } from '../lib'; declare const assertMatrix: any; declare const diagonal: any; const EXCLUDED = -1e9; type ContrastiveOptions = lib.ContrastiveOptions;",
      library('losses/ntXent.ts').replaceAll('crossEntropy', 'loss').replaceAll('unit', 'u1'),
    ];
    assert.ok(remarksOf(cells).includes('copied 0:0'));
  });

  it('is told to be the official solution’s', () => {
    const bytes = readFileSync(path.join(root, 'solutions', '02-dcl-loss.ipynb'));
    const { slices } = read([{ path: 'mine.ipynb', bytes }]);
    for (const { remarks } of slices) {
      assert.match(remarks[0]?.says ?? '', /is equal to the official solution’s answer/);
    }
  });
});
