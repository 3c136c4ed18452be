import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Request } from '../../checks';
import { answerOf } from '../../grading/answer';
import { pack, unpack } from '../../grading/packed';
import { replyOf } from '../../grading/protocol';

const sent = (value: unknown): unknown => unpack(JSON.parse(JSON.stringify(pack(value))));

const datum = fc.oneof(
  fc.double(),
  fc.array(fc.double()),
  fc.array(fc.array(fc.double(), { minLength: 1 })),
  fc.uint8Array(),
  fc.dictionary(fc.string(), fc.oneof(fc.double(), fc.int32Array()), { noNullPrototype: true }),
);

const request: Request = { inputs: { z1: [[1, 2]], labels: Uint8Array.of(1) }, plain: true };
const traces = { kept: 0, untidied: 0, disposed: [], changed: [] };
const tensor = { kind: 'tensor', dtype: 'float32', shape: [2], values: [1, NaN], ...traces };

describe('what goes between judge and worker', () => {
  it('arrives as it was sent: NaN, −0 and the infinities, typed arrays, whatever the names', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), datum), (inputs) => {
        const found = sent(inputs) as Record<string, unknown>;
        assert.deepEqual(Object.entries(found), Object.entries(inputs));
      }),
    );
  });

  it('pollutes nothing, whatever a field is called', () => {
    const found = sent(JSON.parse('{"__proto__": {"points": 9}, "constructor": 1}')) as object;
    assert.deepEqual(Object.keys(found), ['__proto__', 'constructor']);
    assert.equal(({} as { points?: number }).points, undefined);
  });

  it('is refused where it is not packed, or nests too deeply', () => {
    assert.throws(() => unpack({ kind: 'pass' }), /numbers of an unknown kind/);
    assert.throws(() => unpack({ a: 'x', b: 'y' }), /not packed/);
    assert.throws(() => unpack({ fields: 'x' }), TypeError);
    assert.throws(() => unpack({ float64: 7 }), TypeError);
    assert.throws(() => unpack({ float64: 'AAAA' }), RangeError);
    let deep: unknown = 1;
    for (let i = 0; i < 20; i += 1) deep = [deep];
    assert.throws(() => unpack(deep), /too deeply/);
  });
});

describe('a reply', () => {
  it('is one of four, and nothing else', () => {
    assert.deepEqual(replyOf({ kind: 'ready', more: 1 }), { kind: 'ready' });
    assert.equal(replyOf({ kind: 'pass' }), undefined);
    assert.equal(replyOf({ kind: 'failed', message: 1, line: 1 }), undefined);
    assert.equal(replyOf(null), undefined);
    const failed = replyOf({ kind: 'failed', message: 'x'.repeat(1e6), line: 2 });
    assert.equal(failed?.kind === 'failed' && failed.message.length, 500);
  });
});

describe('an answer', () => {
  it('is copied field by field; what was not asked for is left out', () => {
    const extra = { ...tensor, verdict: 'pass', kernels: 3, disposed: ['z1', 'z9'] };
    assert.deepEqual(answerOf(extra, request), { ...tensor, disposed: ['z1'] });
    const asked = answerOf(extra, { ...request, count: true });
    assert.equal(asked.kind === 'tensor' && asked.kernels, 3);
    assert.deepEqual(answerOf({ kind: 'other', found: 'null', x: 1 }, request), {
      kind: 'other',
      found: 'null',
    });
    assert.deepEqual(answerOf({ kind: 'threw', message: 'TODO' }, request), {
      kind: 'threw',
      message: 'TODO',
    });
  });

  it('may hold gradients for inputs, and plain results where these are asked for', () => {
    const z1 = { shape: [1, 2], values: [1, 2] };
    const found = answerOf({ ...tensor, gradients: { z1, z9: z1 } }, request);
    assert.deepEqual(found.kind === 'tensor' && found.gradients, { z1 });
    const plain = {
      kind: 'plain',
      found: 'other',
      result: { a: [1], b: 'text', c: true },
      ...traces,
    };
    assert.deepEqual(answerOf(plain, request), plain);
    assert.throws(() => answerOf(plain, { ...request, plain: false }), /unknown kind/);
  });

  it('is refused where anything in it is not what it should be', () => {
    const spoilt: readonly object[] = [
      { kind: 'pass' },
      { kind: 'other', found: 'points' },
      { kind: 'threw', message: 5 },
      { ...tensor, dtype: 'float64' },
      { ...tensor, shape: [3] },
      { ...tensor, shape: [-1, -2] },
      { ...tensor, shape: 2 },
      { ...tensor, values: ['1', '2'] },
      { ...tensor, kept: -1 },
      { ...tensor, untidied: 1.5 },
      { ...tensor, disposed: 'z1' },
      { ...tensor, gradients: { z1: { shape: [5], values: [1] } } },
      { kind: 'plain', found: 'other', result: null, ...traces, kept: null },
    ];
    for (const each of spoilt) assert.throws(() => answerOf(each, request), TypeError);
  });
});
