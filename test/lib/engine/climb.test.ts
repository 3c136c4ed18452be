import assert from 'node:assert/strict';
import { climb, type Rung } from '../../../lib/engine/climb';

const works = (name: string, started: string[] = []): Rung => ({
  name,
  title: `engine ${name}`,
  start: () => {
    started.push(name);
    return Promise.resolve();
  },
});

const fails = (name: string, message: string): Rung => ({
  name,
  title: `engine ${name}`,
  start: () => Promise.reject(new Error(message)),
});

describe('climb', () => {
  it('takes the first rung that starts and leaves those below alone', async () => {
    const started: string[] = [];
    const engine = await climb([works('fast', started), works('slow', started)]);
    assert.deepEqual(engine, { name: 'fast', reason: 'engine fast' });
    assert.deepEqual(started, ['fast']);
  });

  it('says in one line why each faster rung was passed over', async () => {
    const engine = await climb([
      fails('native', 'no compiler\nstack'),
      fails('wasm', 'no file'),
      works('cpu'),
    ]);
    assert.deepEqual(engine, {
      name: 'cpu',
      reason: 'engine cpu; not native: no compiler; not wasm: no file',
    });
  });

  it('starts only the rung that is asked for', async () => {
    const started: string[] = [];
    const engine = await climb([works('fast', started), works('slow', started)], 'slow');
    assert.deepEqual(engine, { name: 'slow', reason: 'engine slow, asked for by COURSE_ENGINE' });
    assert.deepEqual(started, ['slow']);
  });

  it('counts an empty name as none', async () => {
    assert.equal((await climb([works('fast')], '')).name, 'fast');
  });

  it('names the possible engines when the wanted one does not exist', async () => {
    await assert.rejects(climb([works('wasm'), works('cpu')], 'gpu'), {
      name: 'RangeError',
      message: "useFastestEngine: COURSE_ENGINE is 'gpu'; it must be one of wasm, cpu, or unset.",
    });
  });

  it('does not fall below the rung that is asked for', async () => {
    await assert.rejects(climb([fails('fast', 'broken'), works('slow')], 'fast'), /broken/);
  });

  it('names every reason when no rung starts', async () => {
    await assert.rejects(climb([fails('a', 'one'), fails('b', 'two')]), {
      name: 'Error',
      message: /no engine starts \(not a: one; not b: two\); run `npm run setup` again/,
    });
  });
});
