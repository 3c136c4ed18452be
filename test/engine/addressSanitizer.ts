// The binding under AddressSanitizer, its leak finder and the checks of undefined behaviour.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const folder = path.join(root, '.course', 'engine');

const EXERCISE = `
  const path = require('node:path');
  const folder = process.argv[1];
  const { quietly } = require(path.join(folder, 'quietly.node'));
  const b = quietly(() => require(path.join(folder, 'tensorflow.node')));
  const square = (value) => b.createTensor([8, 8], b.TF_FLOAT, new Float32Array(64).fill(value));
  const one = (name, attributes, inputs) => b.executeOp(name, attributes, inputs, 1)[0].id;
  const dtype = [{ name: 'dtype', type: b.TF_ATTR_TYPE, value: b.TF_FLOAT }];
  const refused = (work) => { try { work(); } catch { return; } throw new Error('was not refused'); };
  const texts = b.createTensor([2], b.TF_STRING, [Buffer.from('a'), Buffer.from('b'.repeat(99))]);
  b.tensorDataSync(texts);
  refused(() => one('MatMul', [], [square(1)]));
  refused(() => one('NoSuchOp', [], []));
  refused(() => b.createTensor([3], b.TF_FLOAT, new Float32Array(2)));
  refused(() => b.executeOp(3));
  const place = [...dtype, { name: 'shape', type: b.TF_ATTR_SHAPE, value: [8, 8] }];
  const variable = one('VarHandleOp', place, []);
  b.executeOp('AssignVariableOp', dtype, [variable, square(1)], 0);
  const x = square(2);
  b.beginTrace([x]);
  const y = one('MatMul', [], [one('ReadVariableOp', dtype, [variable]), x]);
  b.executeOp('AssignVariableOp', dtype, [variable, y], 0);
  refused(() => one('Where', [], [x]));
  const traced = b.endTrace([y, x]);
  for (let i = 0; i < 20; i += 1) b.callFunction(traced, [x]).forEach(({ id }) => b.deleteTensor(id));
  b.deleteFunction(traced);
  b.beginTrace([x]);
  one('Relu', [], [x]);
  b.cancelTrace();
  console.log('done');
`;

const library = (name: string): string =>
  spawnSync('g++', [`-print-file-name=${name}`], { encoding: 'utf8' }).stdout.trim();

describe('the binding under sanitizers', () => {
  const target = path.join(folder, 'sanitized.tmp');
  after(() => {
    fs.rmSync(target, { recursive: true, force: true });
  });

  it('neither leaks, nor touches memory that is not its own', async function () {
    const tensorflow = fs.readdirSync(folder).find((name) => name.startsWith('tensorflow'));
    if (!tensorflow || !fs.existsSync(library('libasan.so'))) this.skip();
    const extraFlags = ['-O1', '-g', '-fsanitize=address,undefined', '-fno-omit-frame-pointer'];
    const { compileBinding } = await import('../../scripts/setup/engine/build.mjs');
    await compileBinding({ root, tensorflow, target, extraFlags });
    const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', EXERCISE, target], {
      encoding: 'utf8',
      env: {
        ...process.env,
        LD_PRELOAD: `${library('libasan.so')} ${library('libubsan.so')}`,
        // TensorFlow itself frees with another function than it allocates with.
        ASAN_OPTIONS: 'detect_leaks=1:alloc_dealloc_mismatch=0',
        UBSAN_OPTIONS: 'halt_on_error=1',
      },
    });
    assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: 'done\n', stderr: '' });
  });
});
