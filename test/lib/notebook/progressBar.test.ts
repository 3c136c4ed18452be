import assert from 'node:assert/strict';
import { progressBar } from '../../../lib';
import { fakeHost } from './fakeHost';

const options = { total: 100, label: 'training' };

describe('progressBar in a notebook', () => {
  it('is there before the first step and changes in place', () => {
    const { host, sent, advance } = fakeHost();
    const bar = progressBar(options, host);
    advance(2000);
    bar.update(40, { loss: 0.30121 });
    assert.equal(sent.length, 2);
    assert.deepEqual(
      sent.map(({ update }) => update),
      [false, true],
    );
    assert.equal(sent[0]!.displayId, sent[1]!.displayId);
    assert.equal(
      sent[1]!.data['text/plain'],
      'training ████████░░░░░░░░░░░░ 40 % · 40/100 · 20/s · 2.0 s · 3.0 s left · loss 0.3012',
    );
  });

  it('has a bar for screen readers', () => {
    const { host, sent, advance } = fakeHost();
    const bar = progressBar({ total: 100, label: '<a> & "b"' }, host);
    advance(1000);
    bar.update(25);
    const html = String(sent[1]!.data['text/html']);
    assert.match(
      html,
      /role="progressbar" aria-label="&lt;a&gt; &amp; &quot;b&quot;" aria-valuemin="0" aria-valuemax="100" aria-valuenow="25"/,
    );
    assert.match(html, /width: 25\.0%/);
  });

  it('shows at most five states a second, and always the last', () => {
    const { host, sent, advance } = fakeHost();
    const bar = progressBar({ total: 1000, label: 'x' }, host);
    for (let i = 1; i <= 990; i++) {
      bar.update(i);
      advance(1);
    }
    assert.ok(sent.length <= 6, `${sent.length} in a second`);
    advance(200);
    assert.match(String(sent.at(-1)!.data['text/plain']), /990\/1000/);
  });

  it('is done at its total, at once, and stays so', () => {
    const { host, sent, advance } = fakeHost();
    const bar = progressBar(options, host);
    bar.update(50);
    advance(50);
    bar.update(100, { loss: 0.1 });
    assert.match(String(sent.at(-1)!.data['text/html']), /data-progress="done"/);
    assert.doesNotMatch(String(sent.at(-1)!.data['text/plain']), /left/);
    const count = sent.length;
    bar.update(3);
    bar.done();
    advance(1000);
    assert.equal(sent.length, count);
  });

  it('says that it was stopped short of its total', () => {
    const { host, sent, advance } = fakeHost();
    const bar = progressBar(options, host);
    bar.update(37, { loss: 0.5 });
    bar.done();
    assert.match(String(sent.at(-1)!.data['text/plain']), /stopped · 37\/100 .*loss 0\.5000$/);
    advance(1000);
    assert.match(String(sent.at(-1)!.data['text/html']), /data-progress="stopped"/);
  });

  it('stops with its cell, at the last step that was reported', () => {
    const { host, sent, advance, stop } = fakeHost();
    const bar = progressBar(options, host);
    bar.update(36);
    bar.update(37);
    stop();
    assert.match(String(sent.at(-1)!.data['text/plain']), /stopped · 37\/100/);
    const count = sent.length;
    bar.update(38);
    advance(1000);
    assert.equal(sent.length, count);
  });

  it('stays between nothing and its total', () => {
    const { host, sent, advance } = fakeHost();
    const bar = progressBar(options, host);
    advance(300);
    bar.update(-5);
    assert.match(String(sent.at(-1)!.data['text/plain']), / 0\/100/);
    bar.update(500);
    assert.match(String(sent.at(-1)!.data['text/plain']), / 100\/100/);
  });

  it('refuses a total of nothing', () => {
    const { host } = fakeHost();
    assert.throws(() => progressBar({ total: 0, label: 'x' }, host), {
      name: 'RangeError',
      message: 'progressBar: total is 0; it must be a finite number above 0.',
    });
  });
});

describe('progressBar in a terminal', () => {
  it('writes over one line, and ends it', () => {
    const { host, written, advance } = fakeHost({ kernel: false, isTTY: true });
    const bar = progressBar(options, host);
    advance(300);
    bar.update(50);
    advance(300);
    bar.update(100);
    assert.equal(written.length, 3);
    assert.ok(written.every((line) => line.startsWith('\rtraining') && line.includes('\u001b[K')));
    assert.deepEqual(
      written.map((line) => line.endsWith('\n')),
      [false, false, true],
    );
  });

  it('never fills a line to its end, where terminals would break it', () => {
    const { host, written, advance } = fakeHost({ kernel: false, isTTY: true, columns: 30 });
    const bar = progressBar({ total: 10, label: 'a label that is longer than that' }, host);
    advance(300);
    bar.update(5);
    for (const line of written)
      assert.ok(line.replace('\r', '').replace('\u001b[K', '').length < 30);
  });

  it('writes a line for each tenth into a log file', () => {
    const { host, written, advance } = fakeHost({ kernel: false });
    const bar = progressBar({ total: 1000, label: 'training' }, host);
    for (let i = 1; i <= 1000; i++) {
      advance(50);
      bar.update(i);
    }
    assert.equal(written.length, 10);
    assert.ok(written.every((line) => line.endsWith('\n') && !line.includes('\r')));
    assert.match(written[0]!, / 10 % · 100\/1000 /);
    assert.match(written.at(-1)!, / 100 % · 1000\/1000 /);
  });

  it('writes into a log file where it was stopped', () => {
    const { host, written, advance } = fakeHost({ kernel: false });
    const bar = progressBar(options, host);
    advance(1000);
    bar.update(3);
    bar.done();
    assert.equal(written.length, 1);
    assert.match(written[0]!, /stopped · 3\/100/);
  });
});
