import { body, right } from '../kit';
import type { Attack } from './forgeries';

/** Attempts at using the machine up, or at outliving the judge. */
export const hogs: Readonly<Record<string, Attack>> = {
  'loops for ever while it is loaded': ['time', right('for (;;);')],
  'loops for ever in a call': ['time', body('for (;;);')],
  'loops for ever in promises': [
    'time',
    right('exports.ready = (async () => { for (;;) await null; })();'),
  ],
  'loops for ever after an await': [
    'time',
    right('exports.ready = (async () => { await null; for (;;); })();'),
  ],
  'loops for ever on a second call': [
    'time',
    `let n = 0; ${body('if (n++) for (;;); return z1.sum(1);')}`,
  ],
  'waits for a promise that never settles': [
    'time',
    right('exports.ready = new Promise(() => {});'),
  ],
  'waits for ever, and does a little from time to time': [
    'time',
    right('exports.ready = new Promise(() => {}); setInterval(() => Math.sin(1), 5);'),
  ],
  'waits for a thenable that never settles': ['time', right('exports.ready = { then() {} };')],
  'leaves a timer that loops for ever': [
    'time',
    right('setTimeout(() => { for (;;); }, 0); setImmediate(() => { for (;;); });'),
  ],
  'loops for ever in microtasks': ['time', right('const go = () => queueMicrotask(go); go();')],
  'waits for ever without a processor': [
    'time',
    body('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);'),
  ],
  'has a pattern that never comes to an end': [
    'time',
    body("/^(a+)+$/.test('a'.repeat(60) + '!');"),
  ],
  'makes a number without end': ['time', body('let b = 3n; for (;;) b *= b;')],
  'loops for ever when it is collected': [
    'pass',
    right(
      'const registry = new FinalizationRegistry(() => { for (;;); }); registry.register({}, 1);',
    ),
  ],
  'leaves a timer that goes on and on': ['pass', right('setInterval(() => {}, 1);')],
  'leaves an error in a timer and one in a promise': [
    'pass',
    right(
      "setImmediate(() => { throw new Error('late'); }); Promise.reject(new Error('nobody waits'));",
    ),
  ],
  'ends the process while it is loaded': ['exited', right('process.exit(0);')],
  'ends the process in a call': ['exited', body('process.exit(0);')],
  'fills the heap': ['memory', body('const all = []; for (;;) all.push(new Array(1e5).fill({}));')],
  'fills memory beyond the heap': [
    'memory',
    body('const all = []; for (;;) all.push(new Uint8Array(2e7).fill(1));'),
  ],
  'fills memory with tensors': [
    'memory',
    body('const all = []; for (;;) all.push(tf.keep(tf.fill([1e6], 1)));'),
  ],
  'asks for more memory than there is': ['fail', body('return new Float32Array(1e10);')],
  'makes a tensor of a huge shape': ['fail', body('return tf.zeros([1e6, 1e6]);')],
  'returns more numbers than anybody reads': ['fail', body('return tf.zeros([1e6]);')],
  'returns a list without end': ['fail', body('return { length: 1e9, picked: new Array(4e9) };')],
  'prints without end': ['output', body("for (;;) console.log('x'.repeat(1000));")],
  'prints 200 MB at once': [
    'output',
    body(
      "const x = 'x'.repeat(2e6); for (let i = 0; i < 100; i += 1) console.log(x); return z1.sum(1);",
    ),
  ],
  'is 50 MB long': ['size', right(`// ${'x'.repeat(5e7)}`)],
  'has a text of many alphabets': ['pass', right("const наклон = '💥‮ﷺ\\u0000𝒳'; const 長さ = 1;")],
};
