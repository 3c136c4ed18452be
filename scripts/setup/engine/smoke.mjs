// Multiplies two matrices with a freshly built binding: node smoke.mjs FOLDER
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const folder = path.resolve(process.argv[2] ?? '.');

/** @typedef {import('../../../lib/engine/native/binding.js').TensorFlowBinding} TensorFlowBinding */

/** @type {(name: string) => unknown} */
const load = (name) => require(path.join(folder, name));

const { quietly } = /** @type {{ quietly: <T>(load: () => T) => T }} */ (load('quietly.node'));
const binding = quietly(() => /** @type {TensorFlowBinding} */ (load('tensorflow.node')));

const ones = binding.createTensor([2, 2], binding.TF_FLOAT, Float32Array.of(1, 1, 1, 1));
const [product] = binding.executeOp('MatMul', [], [ones, ones], 1);
const found = String(product && binding.tensorDataSync(product.id));
if (found !== '2,2,2,2') throw new Error(`ones · ones is ${found} instead of 2,2,2,2`);
