import assert from 'node:assert/strict';
import { hintCard, noteCard, verdictCard } from '../../checks/display/card';
import { cardHtml } from '../../checks/display/html';
import { progressHtml, progressText } from '../../checks/display/progress';
import { cardText } from '../../checks/display/text';
import { formatNumber, place, shown, shownInputs } from '../../checks/judge/show';
import type { Verdict } from '../../checks/verdict';

const judged = {
  exercise: 'rowSums',
  seed: 7,
  points: 0,
  outOf: 4,
  tried: { publicRight: 0, publicCount: 2, hiddenCount: 1 },
};
const failure: Verdict = {
  ...judged,
  kind: 'fail',
  fault: 'values',
  seen: 'On <two> rows, entry 0 should be 3; yours is 4.',
  look: 'Try `sum(1)` & look.',
  on: [
    {
      name: 'x',
      shape: [2, 2],
      rows: [
        ['1', '-2.5'],
        ['3', '5'],
      ],
    },
  ],
  got: { name: 'your answer', shape: [2], rows: [['4', '8']] },
  expected: { name: 'wanted', shape: [2], rows: [['3', '8']] },
};

describe('a verdict as text', () => {
  it('says for a pass what was reached, and what is worth knowing', () => {
    const verdict: Verdict = {
      ...judged,
      kind: 'pass',
      points: 4,
      notes: ['Tidy up.'],
      tried: { ...judged.tried, publicRight: 2 },
    };
    assert.equal(
      cardText(verdictCard(verdict, 2)),
      [
        '✓ rowSums — solved (4 of 4 points)',
        '  Note: Tidy up.',
        '  Inputs: public 2/2, hidden run at grading: 1.',
      ].join('\n'),
    );
  });

  it('says for a stub how to begin', () => {
    assert.equal(
      cardText(verdictCard({ ...judged, kind: 'unattempted' }, 1)),
      [
        '○ rowSums — not attempted (0 of 4 points)',
        '  Next: Replace the line that throws `TODO`, run that cell, then this.',
        '  1 hint left: `check.rowSums.hint()`.',
      ].join('\n'),
    );
  });

  it('shows for a failure what was seen, where to look, and the numbers in columns', () => {
    assert.equal(
      cardText(verdictCard(failure, 0)),
      [
        '✗ rowSums — not yet (0 of 4 points)',
        '  Seen: On <two> rows, entry 0 should be 3; yours is 4.',
        '  Look at: Try `sum(1)` & look.',
        '  x [2, 2]',
        '    1  -2.5',
        '    3     5',
        '  your answer [2]',
        '    4  8',
        '  wanted [2]',
        '    3  8',
        '  Inputs: public 0/2, hidden run at grading: 1. Random inputs: seed 7.',
      ].join('\n'),
    );
  });

  it('numbers hints and says how many are left', () => {
    assert.equal(
      cardText(hintCard('rowSums', 'Add.', 1, 3)),
      '• rowSums — hint 1 of 3\n  Hint: Add.\n  2 hints left: `check.rowSums.hint()`.',
    );
    assert.equal(
      cardText(hintCard('rowSums', 'Add.', 3, 3)),
      '• rowSums — hint 3 of 3\n  Hint: Add.',
    );
  });
});

describe('a verdict as HTML', () => {
  const html = cardHtml(verdictCard(failure, 1));

  it('is a status that assistive technology reads, and names its kind', () => {
    assert.match(html, /^<div role="status" data-verdict="fail"/);
    assert.match(html, /✗ rowSums — not yet/);
  });

  it('escapes what a submission can bring, and marks code', () => {
    assert.match(html, /On &lt;two&gt; rows/);
    assert.match(html, /Try <code>sum\(1\)<\/code> &amp; look\./);
    const hostile = cardHtml(noteCard('<img src=x onerror=1>', '"`</code><script>`'));
    assert.ok(!/<img|<script/.test(hostile), hostile);
  });

  it('takes its colours from the theme of JupyterLab', () => {
    assert.match(html, /border-left-color:var\(--jp-error-color1/);
    assert.match(html, /color:var\(--jp-ui-font-color1/);
  });

  it('captions each table with name and shape', () => {
    assert.equal(html.match(/<table/g)?.length, 3);
    assert.match(html, /<caption[^>]*>x \[2, 2\]<\/caption>/);
    assert.match(html, /<td[^>]*>-2\.5<\/td>/);
  });
});

describe('progress', () => {
  const entries = [
    { name: 'a', title: 'First <b>', points: 2 },
    { name: 'longer', title: 'Second', points: 3 },
    { name: 'c', title: 'Third', points: 3 },
  ];
  const progress = {
    a: { kind: 'pass', points: 2, tries: 1 },
    longer: { kind: 'fail', points: 0, tries: 3 },
    gone: { kind: 'pass', points: 9, tries: 1 },
  } as const;

  it('is a bar and a line for each exercise as text', () => {
    assert.equal(
      progressText(entries, progress, 'A note.'),
      [
        '▕█████░░░░░░░░░░░░░░░▏ 1 of 3 exercises solved, 2 of 8 points',
        '  a       ✓ solved         2/2 points  1 try',
        '  longer  ✗ not yet        0/3 points  3 tries',
        '  c       ○ not attempted  0/3 points  0 tries',
        '  A note.',
      ].join('\n'),
    );
  });

  it('is a bar and a table as HTML, readable without colours', () => {
    const html = progressHtml(entries, progress, 'A <note>.');
    assert.match(
      html,
      /role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow="25"/,
    );
    assert.match(html, /First &lt;b&gt;/);
    assert.match(html, /A &lt;note&gt;\./);
    assert.match(html, /✗ not yet/);
    assert.equal(html.match(/<tr>/g)?.length, 4);
  });

  it('is empty before anything was checked', () => {
    assert.match(progressText(entries, {}, ''), /^▕░{20}▏ 0 of 3 exercises solved, 0 of 8 points/);
  });
});

describe('numbers as a learner reads them', () => {
  it('have six digits, no trailing zeros, and an exponent only where it helps', () => {
    const cases: [number, string][] = [
      [0.44447064, '0.444471'],
      [-0.5, '-0.5'],
      [0, '0'],
      [1 / 3, '0.333333'],
      [123456.7, '123457'],
      [1.5e7, '1.5e+7'],
      [2e-5, '2e-5'],
      [NaN, 'NaN'],
      [-Infinity, '-Infinity'],
    ];
    for (const [value, text] of cases) assert.equal(formatNumber(value), text);
  });

  it('are cut to eight rows and columns', () => {
    const values = Array.from({ length: 9 * 10 }, (_, i) => i);
    const { rows, shape } = shown('x', { shape: [9, 10], values });
    assert.deepEqual(shape, [9, 10]);
    assert.equal(rows.length, 8);
    assert.deepEqual(rows[1], ['10', '11', '12', '13', '14', '15', '16', '17', '…']);
  });

  it('are placed by row and column', () => {
    assert.equal(place(5, [2, 3]), 'row 1, column 2');
    assert.equal(place(5, [6]), 'entry 5');
    assert.equal(place(0, []), 'the value');
  });

  it('show labels in a row, and options by name', () => {
    const inputs = { x: [[1]], labels: Uint8Array.of(2, 0), options: { classes: 3 } };
    assert.deepEqual(shownInputs(inputs), [
      { name: 'x', shape: [1, 1], rows: [['1']] },
      { name: 'labels', shape: [2], rows: [['2', '0']] },
      { name: 'classes', shape: [], rows: [['3']] },
    ]);
    assert.deepEqual(shownInputs({ options: { measure: 'dot' } }), [
      { name: 'measure', shape: [], rows: [['dot']] },
    ]);
    assert.deepEqual(shownInputs({ options: {} }), []);
  });

  it('show a vector, lists of indices by name, and a number', () => {
    assert.deepEqual(shownInputs({ y: [1, 0], indices: { anchor: Int32Array.of(2) }, seed: 7 }), [
      { name: 'y', shape: [2], rows: [['1', '0']] },
      { name: 'indices.anchor', shape: [1], rows: [['2']] },
      { name: 'seed', shape: [], rows: [['7']] },
    ]);
  });
});
