import assert from 'node:assert/strict';
import fc from 'fast-check';
import { label, linesOf, wrapped } from '../../../lib/plot/labels';

describe('labels', () => {
  it('stand for any text, and can be read back', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        assert.deepEqual(linesOf(label(text)), [text]);
      }),
    );
    assert.deepEqual(linesOf(label('a <br> b &lt; c')), ['a <br> b &lt; c']);
  });

  it('lose markup that is not ours when read', () => {
    assert.deepEqual(linesOf('<b>bold</b><br>next'), ['bold', 'next']);
  });

  it('break between words and lose none', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z<&]+$/), { minLength: 1 }), (words) => {
        assert.equal(linesOf(wrapped(words.join(' '), 60)).join(' '), words.join(' '));
      }),
    );
    assert.equal(wrapped('one two three', 60), 'one two<br>three');
    assert.equal(wrapped('unbreakable', 10), 'unbreakable');
  });
});
