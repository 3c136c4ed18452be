import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { courseExercises } from '../../../grading/courseExercises';
import { commonWords, ownWords } from '../../../grading/notebook/alike';
import { OWN, sharedRemarks } from '../../../grading/notebook/copies';
import { courseNotebooks } from '../../../grading/notebook/course';
import { knownAnswers } from '../../../grading/notebook/known';
import { outline } from '../../../grading/notebook/outline';
import { answerPrints } from '../../../grading/notebook/prints';
import { declarationOf } from '../../../grading/notebook/select';
import { bankAnswers } from '../../../scripts/bench/grade/bankAnswers';
import { IMPORTS, read, remarksOf, returned, root } from './returned';

const LONG = `function dclLoss(positives: tf.Tensor1D, negatives: tf.Tensor1D, indices: lib.PairIndices, { temperature = 0.07 } = {}): tf.Tensor {
  const { anchorPositive, anchorNegative } = indices;
  return tf.tidy(() => {
    const exponentials = negatives.div(temperature).exp();
    const owners = tf.tensor1d(anchorNegative, 'int32').expandDims(0);
    const mine = tf.tensor1d(anchorPositive, 'int32').expandDims(1).equal(owners).toFloat();
    const empty = tf.onesLike(positives).sub(mine.max(1));
    const sums = tf.matMul(mine, exponentials.expandDims(1)).squeeze([1]).add(empty);
    return sums.log().sub(positives.div(temperature)).mul(tf.onesLike(empty).sub(empty));
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
  .replaceAll('empty', 'none')
  .replace('tf.tidy(() => {', 'tf.tidy((): tf.Tensor => { // tidy')
  .replaceAll("'int32'", '("int32")')
  .replaceAll('const ', 'let ')
  .replace('let dclLoss', 'const dclLoss')
  .replace('0.07', '7e-2');

/** Nearly the official solution, and what every second student writes. */
const DICTATED = `function warmUpCosine(step: number, { learningRate, warmUp, steps, lowest = 0 }: lib.WarmUpCosineOptions): number {
  if (step < warmUp) {
    return learningRate * (step / warmUp);
  }
  const progress = Math.min(1, (step - warmUp) / (steps - warmUp));
  const wave = (1 + Math.cos(Math.PI * progress)) / 2;
  return lowest + (learningRate - lowest) * wave;
}`;

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

  it('are not compared where the formula dictates them', () => {
    const { hashes } = read([returned(IMPORTS, DICTATED)]);
    assert.deepEqual(hashes.get('warmUpCosine'), []);
  });

  it('of two students are told to be equal, by name', () => {
    const students = new Map([
      ['Ada', hashesOf(LONG)],
      ['Bea', hashesOf(RENAMED)],
      ['Cid', hashesOf(DISGUISED)],
    ]);
    const shared = sharedRemarks(students);
    assert.deepEqual([...shared.keys()], ['Ada', 'Bea']);
    const says = shared.get('Ada')?.get('dclLoss')?.says ?? '';
    assert.match(says, /equal to what Bea returned/);
    assert.match(says, /costs no points: .* the instructor’s to decide\.$/);
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

describe('words that two answers have in common', () => {
  const letters = (text: string) => text.split(/(?=.)/);

  it('are counted in one order', () => {
    assert.equal(commonWords(letters('abcde'), letters('axcye')), 3);
    assert.equal(commonWords(letters('ab'), letters('ba')), 1);
    assert.equal(commonWords([], letters('ab')), 0);
  });

  it('are an author’s own where no known answer has them', () => {
    assert.equal(ownWords(letters('abcd'), [letters('ab'), letters('bcd')]), 1);
    assert.equal(ownWords(letters('abcd'), []), 4);
  });

  it('are fewer, beyond the known ones, in any two right answers of the bank than are told', () => {
    const known = knownAnswers(root, courseNotebooks(root));
    for (const { name } of courseExercises().map(({ exercise }) => exercise)) {
      const texts = (known.functions.get(name) ?? []).map(({ words }) => words);
      const right = bankAnswers(path.join(root, 'test/checks/bank'), name).filter((each) => each.isRight); // prettier-ignore
      const words = right.map(({ cells }) => wordsOf([IMPORTS, ...cells], name));
      for (const [i, mine] of words.entries()) {
        const dictated = mine.length - ownWords(mine, texts);
        for (const theirs of words.filter((_, k) => k !== i)) {
          assert.ok(commonWords(mine, theirs) - dictated < OWN, name);
        }
      }
    }
  });
});

function wordsOf(cells: readonly string[], exercise: string): readonly string[] {
  const notebook = outline(cells.map((code, i) => ({ number: i + 1, code })));
  const { pieces } = declarationOf(notebook, exercise)!;
  return answerPrints(notebook, { pieces })[0]!.words;
}
