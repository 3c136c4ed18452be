import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { tokenTensor, vocabularyOf } from '../../../lib/data';

const rows = (texts: readonly string[], vocabulary: readonly string[], length?: number) => {
  const tokens = tokenTensor(texts, vocabulary, length === undefined ? {} : { length });
  assert.equal(tokens.dtype, 'int32');
  const found = tokens.arraySync();
  tokens.dispose();
  return found;
};

describe('vocabularyOf', () => {
  it('holds every word once, in the order in which they come, after the two special tokens', () => {
    assert.deepEqual(vocabularyOf(['A red house, top', 'a blue house!']), [
      '<padding>',
      '<unknown>',
      ...['a', 'red', 'house', 'top', 'blue'],
    ]);
  });

  it('knows letters of other alphabets, and digits', () => {
    assert.deepEqual(vocabularyOf(['Größe 12, κόσμος']).slice(2), ['größe', '12', 'κόσμος']);
  });
});

describe('tokenTensor', () => {
  before(() => tf.setBackend('cpu'));
  const vocabulary = vocabularyOf(['a red house']);

  it('is the place of each word in the vocabulary, 1 for an unknown one, padded with 0', () => {
    assert.deepEqual(rows(['a red house', 'House, a crimson'], vocabulary), [
      [2, 3, 4],
      [4, 2, 1],
    ]);
    assert.deepEqual(rows(['red'], vocabulary, 3), [[3, 0, 0]]);
  });

  it('cuts texts that are longer than is asked', () => {
    assert.deepEqual(rows(['a red house'], vocabulary, 2), [[2, 3]]);
  });

  it('takes an empty text for padding alone', () => {
    assert.deepEqual(rows(['', '!'], vocabulary), [[0], [0]]);
  });

  it('does not take words for tokens that only look like them', () => {
    assert.deepEqual(rows(['padding unknown constructor'], vocabulary), [[1, 1, 1]]);
  });

  it('wants a text, and a whole length', () => {
    assert.throws(() => tokenTensor([], vocabulary), {
      name: 'RangeError',
      message: 'tokenTensor: 0 texts, length is 1; both must be whole numbers above 0.',
    });
    assert.throws(() => tokenTensor(['a'], vocabulary, { length: 0.5 }), /length is 0.5/);
  });
});
