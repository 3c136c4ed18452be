import assert from 'node:assert/strict';
import { mergedStreams } from '../../../kernel/gateway/streams';

const OUT = { id: 1, name: 'stdout' };
const ERR = { id: 1, name: 'stderr' };

describe('merged streams', () => {
  const sent: string[] = [];
  const { write, flush } = mergedStreams(({ id, name }, text) => {
    sent.push(`${id} ${name} ${text}`);
  });
  beforeEach(async () => {
    // Until the window of the test before is over.
    await new Promise((resolve) => setTimeout(resolve, 150));
    flush();
    sent.length = 0;
  });

  it('sends the first text at once and merges what follows', async () => {
    write(OUT, 'a');
    assert.deepEqual(sent, ['1 stdout a']);
    write(OUT, 'b');
    write(OUT, 'c');
    assert.deepEqual(sent, ['1 stdout a']);
    await new Promise((resolve) => setTimeout(resolve, 150));
    assert.deepEqual(sent, ['1 stdout a', '1 stdout bc']);
  });

  it('keeps the order of streams and of cells', () => {
    write(OUT, 'a');
    write(OUT, 'b');
    write(ERR, 'c');
    write({ ...ERR, id: 2 }, 'd');
    flush();
    assert.deepEqual(sent, ['1 stdout a', '1 stdout b', '1 stderr c', '2 stderr d']);
  });

  it('sends nothing when there is nothing', () => {
    flush();
    assert.deepEqual(sent, []);
  });
});
