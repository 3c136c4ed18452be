import assert from 'node:assert/strict';
import fc from 'fast-check';
import pl from 'nodejs-polars';
import { escapeHtml, table } from '../../../lib';

describe('table', () => {
  it('has a column for every key that any row has', () => {
    assert.equal(table([{ a: 1 }, { b: 'x', a: 2 }]).text, 'a  b\n1\n2  x');
  });

  it('prints the numbers of a column with the same decimals, to the right', () => {
    const { text, html } = table([
      { run: 'SimCLR', accuracy: 0.91234 },
      { run: 'x', accuracy: 1 },
    ]);
    assert.equal(text, 'run     accuracy\nSimCLR    0.9123\nx         1.0000');
    assert.match(
      html,
      /<td style="text-align: left">SimCLR<\/td><td style="text-align: right">0\.9123<\/td>/,
    );
  });

  it('prints whole numbers without decimals, and as many decimals as wanted', () => {
    assert.equal(table([{ n: 10_000 }, { n: -5 }]).text, '    n\n10000\n   −5');
    assert.equal(table([{ n: 0.126 }], { digits: 2 }).text, '   n\n0.13');
  });

  it('prints a tiny number as a power of ten rather than as zero', () => {
    assert.equal(
      table([{ n: 1.23e-7 }, { n: -1.23e-7 }, { n: 0 }]).text,
      '      n\n 1.2e−7\n−1.2e−7\n 0.0000',
    );
  });

  it('prints what is no number as it is', () => {
    const row = {
      a: NaN,
      b: -Infinity,
      c: null,
      d: undefined,
      e: true,
      f: 12n,
      g: new Date(0),
      h: [1, { x: 'y' }],
    };
    const [, line] = table([row]).text.split('\n');
    assert.equal(
      line!.replace(/ +/g, ' '),
      "NaN −Infinity true 12 1970-01-01T00:00:00.000Z [ 1, { x: 'y' } ]",
    );
  });

  it('shows the first rows of many and counts the others', () => {
    const rows = Array.from({ length: 60 }, (_, n) => ({ n }));
    assert.match(table(rows).text, /\n49\n… 10 more rows$/);
    assert.match(table(rows, { maxRows: 59 }).html, /<\/table><p>… 1 more row<\/p>$/);
    assert.doesNotMatch(table(rows, { maxRows: 60 }).text, /…/);
  });

  it('has a caption', () => {
    assert.match(
      table([{ a: 1 }], { caption: 'Runs & more' }).html,
      /^<table><caption>Runs &amp; more<\/caption>/,
    );
    assert.equal(table([{ a: 1 }], { caption: 'Runs' }).text, 'Runs\na\n1');
    assert.doesNotMatch(table([{ a: 1 }]).html, /caption/);
  });

  it('shows a polars DataFrame', () => {
    const frame = pl.DataFrame({ run: ['a', 'b', 'c'], loss: [0.5, 0.25, null] });
    assert.equal(table(frame, { digits: 2 }).text, 'run  loss\na    0.50\nb    0.25\nc');
    assert.match(table(frame, { maxRows: 2 }).text, /… 1 more row$/);
  });

  it('can be the last expression of a cell', () => {
    const rows = table([{ a: 1 }]);
    assert.deepEqual(rows.toMimeBundle(), { 'text/html': rows.html, 'text/plain': rows.text });
  });

  it('shows nothing for no rows', () => {
    assert.equal(table([]).text, '');
  });

  it('shows any text as it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (key, value) => {
        const { html } = table([{ [key]: value }], { caption: key });
        assert.ok(html.includes(`>${escapeHtml(value)}</td>`));
        const ours =
          /<\/?(table|caption|thead|tbody|tr|th|td)( scope="col")?( style="[a-z: -]*")?>/g;
        assert.doesNotMatch(html.replace(ours, ''), /[<>]/);
      }),
    );
  });
});

describe('escapeHtml', () => {
  it('leaves no character with which markup could begin or an attribute end', () => {
    assert.equal(
      escapeHtml(`<a href="x" title='y'>&amp;`),
      '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;',
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        assert.doesNotMatch(escapeHtml(text), /[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
      }),
    );
  });
});
