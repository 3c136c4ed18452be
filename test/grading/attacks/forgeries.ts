import { body, right, wrong } from '../kit';

/** An attack: its code, and what its mark is called. */
export type Attack = readonly [name: string, code: string];

/** Attempts at a mark that the values do not give. */
export const forgeries: Readonly<Record<string, Attack>> = {
  'overwrites the check function': [
    'stopped',
    wrong("require('../checks').check.cosineSimilarity = () => ({ kind: 'pass' });"),
  ],
  'puts a check and a judge of its own everywhere': [
    'fail',
    wrong(
      "globalThis.check = globalThis.judge = exports.check = exports.judge = () => ({ kind: 'pass', points: 2 });",
    ),
  ],
  'pollutes prototypes with a pass': [
    'fail',
    wrong(
      "Object.assign(Object.prototype, { points: 2, isPublic: false, tolerance: 1e9, message: 'TODO' }); Object.prototype.verdict = { kind: 'pass' };",
    ),
  ],
  'pollutes prototypes with what every message holds': [
    'protocol',
    wrong("Object.prototype.kind = 'loaded'; Object.prototype.toJSON = () => ({ kind: 'pass' });"),
  ],
  'sends a pass with process.send': [
    'stopped',
    wrong("process.send({ kind: 'pass', points: 2 });"),
  ],
  'prints what a pass looks like': [
    'fail',
    wrong(
      `console.log('{"kind":"pass","points":2}'); console.log('✓ cosineSimilarity — solved (2 of 2 points)'); console.error('###RESULT### pass');`,
    ),
  ],
  'has hooks for the exit': [
    'fail',
    wrong("for (const e of ['exit', 'beforeExit']) process.on(e, () => console.log('pass'));"),
  ],
  'answers in JSON of its own making': [
    'protocol',
    wrong(
      `const old = JSON.stringify; JSON.stringify = () => '{"fields":{"kind":"answer","id":1,"answer":{"fields":{"kind":"pass"}}}}';`,
    ),
  ],
  'answers two lines for one': [
    'protocol',
    wrong("const old = JSON.stringify; JSON.stringify = (x) => old(x) + '\\n' + old(x);"),
  ],
  'answers with half a message': ['protocol', wrong('JSON.stringify = () => \'{"fields":\';')],
  'answers with deeply nested lists': [
    'protocol',
    wrong("JSON.stringify = () => '['.repeat(100000) + ']'.repeat(100000);"),
  ],
  'makes everything equal': [
    'protocol',
    wrong(
      'Array.prototype.findIndex = () => -1; Array.prototype.every = () => true; Object.is = () => true; Math.abs = () => 0;',
    ),
  ],
  'patches how tensors are read': [
    'fail',
    wrong('tf.Tensor.prototype.dataSync = function () { return new Float32Array(this.size); };'),
  ],
  'patches how tensors are told': [
    'stopped',
    wrong('Object.defineProperty(tf.Tensor, Symbol.hasInstance, { value: () => true });'),
  ],
  'returns an object whose getters change with each look': [
    'fail',
    body(
      'let n = 0; return { get kind() { return "pass"; }, get shape() { n += 1; return [n]; }, get values() { throw new Error("boo"); } };',
    ),
  ],
  'returns a proxy for everything': [
    'fail',
    body(
      'const p = new Proxy(function () {}, { get: () => p, has: () => true, apply: () => p, getPrototypeOf: () => tf.Tensor.prototype }); return p;',
    ),
  ],
  'returns NaN throughout': ['fail', body('return tf.fill([z1.shape[0]], NaN);')],
  'throws what a stub throws': ['unattempted', body("throw new Error('TODO: all points please');")],
  'has a stack that throws': [
    'stopped',
    "const error = new Error('x'); Object.defineProperty(error, 'stack', { get() { throw 1; } }); throw error;",
  ],
  'has a message that throws': [
    'fail',
    body("throw Object.defineProperty(new Error('x'), 'message', { get() { throw 1; } });"),
  ],
  'has a message that is no text': [
    'protocol',
    body("throw Object.assign(new Error('x'), { message: {} });"),
  ],
  'promises that nothing comes next': [
    'fail',
    wrong('Promise.prototype.then = function () { return this; };'),
  ],
  'answers otherwise once it is believed': [
    'fail',
    `${right('let n = 0;')}
    const own = exports.cosineSimilarity;
    exports.cosineSimilarity = (a, b) => (n += 1) < 8 ? own(a, b) : a.sum(1);`,
  ],
  'knows the public answers by heart': [
    'fail',
    `${right()}
    const known = exports.cosineSimilarity;
    exports.cosineSimilarity = (a, b) => a.shape[0] === 4 ? known(a, b) : tf.fill([a.shape[0]], 0.5);`,
  ],
  'looks who is calling': [
    'fail',
    body("return /worker|judge|inProcess/.test(new Error('').stack) ? z1.sum(1) : z2.sum(1);"),
  ],
  'throws an object without a text': ['fail', body('throw Object.create(null);')],
  'throws an endless message': ['fail', body("throw new Error('x'.repeat(1e6));")],
  'returns a thenable that never settles': ['fail', body('return { then() {} };')],
  'returns a promise that never settles': ['fail', body('return new Promise(() => {});')],
  'calls itself without end': ['fail', body('return exports.cosineSimilarity(z1, z2);')],
  'names itself in letters that look alike': [
    'stopped',
    "exports['cоsineSimilarity\\u202e'] = () => 1; // a Cyrillic o, and a right-to-left mark",
  ],
};
