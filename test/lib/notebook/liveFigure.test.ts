import assert from 'node:assert/strict';
import { figureToText, liveFigure, lossCurve } from '../../../lib';
import type { Figure } from '../../../lib';
import { fakeHost } from './fakeHost';

const figures = [1, 2, 3, 4].map((n) => lossCurve([n], { title: `step ${n}` }));
const [first, second, third, fourth] = figures as [Figure, Figure, Figure, Figure];
const PLOTLY = 'application/vnd.plotly.v1+json';

describe('liveFigure', () => {
  it('shows the first figure at once and updates it in place', () => {
    const { host, sent, advance } = fakeHost();
    const live = liveFigure(first, host);
    advance(500);
    live.update(second);
    assert.deepEqual(
      sent.map(({ data }) => data[PLOTLY]),
      [first, second],
    );
    assert.deepEqual(
      sent.map(({ update }) => update),
      [false, true],
    );
    assert.equal(sent[0]!.displayId, sent[1]!.displayId);
    assert.ok(sent[1]!.data['image/svg+xml'] && sent[1]!.data['text/plain']);
  });

  it('gives every live figure its own place', () => {
    const { host, sent } = fakeHost();
    liveFigure(first, host);
    liveFigure(first, host);
    assert.notEqual(sent[0]!.displayId, sent[1]!.displayId);
  });

  it('sends at most five figures a second, and always the last', () => {
    const { host, sent, advance } = fakeHost();
    const live = liveFigure(first, host);
    for (let i = 0; i < 100; i++) {
      live.update(i === 99 ? fourth : second);
      advance(10);
    }
    assert.ok(sent.length <= 7, `${sent.length} sent in a second`);
    advance(200);
    assert.equal(sent.at(-1)!.data[PLOTLY], fourth);
  });

  it('sends what waits when it is done, or a closing figure', () => {
    const { host, sent } = fakeHost();
    const live = liveFigure(first, host);
    live.update(second);
    live.update(third);
    live.done();
    assert.equal(sent.at(-1)!.data[PLOTLY], third);
    live.done(fourth);
    assert.equal(sent.at(-1)!.data[PLOTLY], fourth);
  });

  it('sends what waits when its cell is stopped', () => {
    const { host, sent, stop } = fakeHost();
    const live = liveFigure(first, host);
    live.update(second);
    live.update(third);
    assert.equal(sent.at(-1)!.data[PLOTLY], second);
    stop();
    assert.equal(sent.at(-1)!.data[PLOTLY], third);
  });

  it('prints the last figure only in a terminal', () => {
    const { host, written, advance } = fakeHost({ kernel: false });
    const live = liveFigure(first, host);
    live.update(second);
    advance(1000);
    live.update(third);
    live.done();
    assert.deepEqual(written, [`${figureToText(third)}\n`]);
  });
});
