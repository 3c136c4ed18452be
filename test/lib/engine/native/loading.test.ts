import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { climb } from '../../../../lib/engine/climb';
import { loadBinding } from '../../../../lib/engine/native/binding';

describe('the native engine, where it cannot be had,', () => {
  let folder = '';
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'engine-'));
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });
  const record = (value: object): void => {
    fs.writeFileSync(path.join(folder, 'engine.json'), JSON.stringify(value));
  };
  const why = async (): Promise<string> => {
    // In a promise: what the loader throws must come as a rejection, as from a rung.
    const start = (): Promise<void> =>
      new Promise((done) => {
        loadBinding(folder);
        done();
      });
    const native = { name: 'native', title: 'TensorFlow', start };
    const below = { name: 'wasm', title: 'WebAssembly', start: () => Promise.resolve() };
    return (await climb([native, below])).reason;
  };

  it('asks for set-up before there was one', async () => {
    assert.equal(
      await why(),
      'WebAssembly; not native: it is not built yet; `npm run setup` does it',
    );
  });

  it('repeats what set-up has found', async () => {
    record({ sources: '', failure: 'There is no C++ compiler.' });
    assert.equal(await why(), 'WebAssembly; not native: There is no C++ compiler.');
  });

  it('names the file that is missing', async () => {
    record({ sources: '', binding: 'gone' });
    assert.match(await why(), /^WebAssembly; not native: .*gone.quietly\.node/);
  });

  it('passes on what the loader says of a broken file', async () => {
    record({ sources: '', binding: '.' });
    fs.writeFileSync(path.join(folder, 'quietly.node'), 'no library');
    assert.match(await why(), /^WebAssembly; not native: .*quietly\.node: /);
  });
});
