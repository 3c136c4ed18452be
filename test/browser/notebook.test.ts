import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { findChromium, openBrowser } from '../support/browser';
import { openNotebook, startCourse, type Lab, type OpenNotebook } from '../support/lab';

const ROOT = path.resolve(__dirname, '..', '..');
const NAME = '01-cosine-similarity';
/** A copy beside the notebooks, for JupyterLab saves what it runs. */
const COPY = `notebooks/browser-test-${process.pid}.ipynb`;

interface Cell {
  readonly id: string;
  readonly source: string | readonly string[];
}

/** The cell of the solution notebook that solves an exercise. */
function solution(exercise: string): string {
  const text = fs.readFileSync(path.join(ROOT, 'solutions', `${NAME}.ipynb`), 'utf8');
  const { cells } = JSON.parse(text) as { readonly cells: readonly Cell[] };
  const sources = cells.map(({ source }) =>
    typeof source === 'string' ? source : source.join(''),
  );
  const found = sources.find(
    (source) => source.includes('BEGIN SOLUTION') && source.includes(`function ${exercise}(`),
  );
  assert.ok(found, `no cell solves ${exercise}`);
  return found;
}

const chromium = findChromium();
const suite = chromium === undefined ? describe.skip : describe;
const reason = chromium === undefined ? ' (skipped: no Chromium or Chrome is on the PATH)' : '';

suite(`notebook 1 in JupyterLab${reason}`, function () {
  this.timeout(300_000);
  let lab: Lab;
  let browser: Browser;
  let page: Page;
  let notebook: OpenNotebook;
  const complaints: string[] = [];

  before(async () => {
    fs.copyFileSync(path.join(ROOT, 'notebooks', `${NAME}.ipynb`), path.join(ROOT, COPY));
    lab = await startCourse();
    browser = await openBrowser(chromium ?? '');
    page = await browser.newPage({ viewport: { width: 1280, height: 2000 } });
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    notebook = await openNotebook(page, lab, COPY);
    await notebook.runAll();
  });

  after(async () => {
    await browser.close();
    fs.rmSync(path.join(ROOT, COPY), { force: true });
  });

  const verdict = (exercise: string) =>
    notebook.panel
      .locator('.jp-CodeCell', { hasText: `check.${exercise}(` })
      .locator('[data-verdict]');

  it('offers the course’s kernel and no other', async () => {
    const response = await page.request.get(lab.url('/api/kernelspecs'));
    const { kernelspecs } = (await response.json()) as { readonly kernelspecs: object };
    assert.deepEqual(Object.keys(kernelspecs), ['tslab']);
  });

  it('runs to the end without an error, with plots and with open exercises', async () => {
    const { panel } = notebook;
    const errors = panel.locator('[data-mime-type="application/vnd.jupyter.error"]');
    const stderr = panel.locator('[data-mime-type="application/vnd.jupyter.stderr"]');
    assert.deepEqual(await errors.allTextContents(), []);
    assert.deepEqual(await stderr.allTextContents(), []);
    assert.ok((await panel.locator('.js-plotly-plot .main-svg').count()) > 0, 'no plot');
    assert.equal(await verdict('cosineSimilarity').getAttribute('data-verdict'), 'unattempted');
  });

  it('judges a solution that is typed into its cell', async () => {
    const cell = notebook.panel.locator('.jp-CodeCell', { hasText: 'TODO: cosineSimilarity' });
    await cell.first().locator('.cm-content').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(solution('cosineSimilarity'));
    await page.keyboard.press('Shift+Enter');
    await notebook.settled();
    const check = notebook.panel.locator('.jp-CodeCell', { hasText: 'check.cosineSimilarity(' });
    await check.locator('.cm-content').click();
    await page.keyboard.press('Shift+Enter');
    await notebook.settled();
    await verdict('cosineSimilarity').and(page.locator('[data-verdict="pass"]')).waitFor();
  });

  it('has nothing to complain about in the browser’s console', () => {
    assert.deepEqual(complaints, []);
  });

  it('ends with its kernels on Ctrl-C', async () => {
    assert.equal(await lab.end(), 0);
    await assert.rejects(fetch(lab.url('/api')));
  });
});
