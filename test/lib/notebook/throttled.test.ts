import assert from 'node:assert/strict';
import fc from 'fast-check';
import { throttled } from '../../../lib/notebook/throttled';
import { fakeHost } from './fakeHost';

describe('throttled', () => {
  it('sends the first state at once, later ones when their time has come, the newest only', () => {
    const { host, advance } = fakeHost();
    const sent: number[] = [];
    const { push } = throttled<number>((state) => sent.push(state), host, 200);
    push(1);
    assert.deepEqual(sent, [1]);
    push(2);
    push(3);
    assert.deepEqual(sent, [1]);
    advance(199);
    assert.deepEqual(sent, [1]);
    advance(1);
    assert.deepEqual(sent, [1, 3]);
    advance(1000);
    assert.deepEqual(sent, [1, 3]);
  });

  it('sends what waits when told to, and then once only', () => {
    const { host, advance } = fakeHost();
    const sent: number[] = [];
    const { push, flush } = throttled<number>((state) => sent.push(state), host, 200);
    push(1);
    push(2);
    flush();
    assert.deepEqual(sent, [1, 2]);
    flush();
    advance(1000);
    assert.deepEqual(sent, [1, 2]);
  });

  it('sends without timers in a loop that never rests', () => {
    const { host, advance } = fakeHost();
    // The clock goes on, but no timer comes to its turn.
    const busy = { ...host, later: () => () => undefined };
    const sent: number[] = [];
    const { push } = throttled<number>((state) => sent.push(state), busy, 200);
    for (let i = 0; i < 10; i++) {
      push(i);
      advance(100);
    }
    assert.deepEqual(sent, [0, 2, 4, 6, 8]);
  });

  it('keeps the interval and loses no last state, whatever comes when', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 1 }), (pauses) => {
        const { host, advance } = fakeHost();
        const sent: { state: number; at: number }[] = [];
        const { push } = throttled<number>(
          (state) => sent.push({ state, at: host.now() }),
          host,
          200,
        );
        pauses.forEach((pause, state) => {
          push(state);
          advance(pause);
        });
        advance(200);
        assert.equal(sent.at(-1)!.state, pauses.length - 1);
        sent.slice(1).forEach(({ at }, i) => {
          assert.ok(at - sent[i]!.at >= 200);
        });
      }),
    );
  });
});
