import assert from 'node:assert/strict';
import { fileNames } from '../../../grading/batch/fileNames';

describe('fileNames', () => {
  const names = (...students: string[]) => [...fileNames(students).values()];
  it('leaves a name as it is where every system allows it', () => {
    assert.deepEqual(names('Ada Lovelace', 'Żółć-2', 'li (2)'), [
      'Ada Lovelace',
      'Żółć-2',
      'li (2)',
    ]);
  });
  it('never leads into another folder', () => {
    assert.deepEqual(names('../../etc/passwd', '..', '.hidden', 'a\\b:c|d'), [
      '_.._etc_passwd',
      'unnamed',
      'hidden',
      'a_b_c_d',
    ]);
  });
  it('tells apart what would be alike, also where capitals do not count', () => {
    const found = names('a/b', 'a:b', 'A_B', 'c', 'x'.repeat(100), 'x'.repeat(101));
    assert.equal(new Set(found.map((name) => name.toLowerCase())).size, 6);
    assert.ok(found.every((name) => name.length <= 69));
  });
});
