import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { LOSSES, negativesOf, type LossName, type Settings } from '../../explorer/settings';
import { initialState, lossOf, similarities, stepped, type Point } from '../../explorer/state';
import { explorerHtml } from '../../lib';
import { writeBuilt } from '../../scripts/build/build';
import { buildExplorer } from '../../scripts/build/explorer';
import { assertClose } from '../support/assertClose';
import { findChromium, openBrowser } from '../support/browser';
import { loopsOf } from '../support/loopsExplorer';

const ROOT = path.resolve(__dirname, '../..');
const URL = pathToFileURL(path.join(ROOT, 'docs/explorer.html')).href;
const SEED = 7;

const names = Object.keys(LOSSES) as LossName[];
const knobs: readonly Omit<Settings, 'loss'>[] = [
  { temperature: 0.2, negatives: 6, batchSize: 4 },
  { temperature: 0.07, negatives: 1, batchSize: 8 },
  { temperature: 1, negatives: 32, batchSize: 4 },
  { temperature: 0.05, negatives: 32, batchSize: 16 },
];

const chromium = findChromium();
const suite = chromium === undefined ? describe.skip : describe;
const reason = chromium === undefined ? ' (skipped: no Chromium or Chrome is on the PATH)' : '';

suite(`explorer${reason}`, function () {
  this.timeout(120_000);
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];
  const complaints: string[] = [];

  before(async () => {
    writeBuilt(ROOT, buildExplorer(ROOT));
    browser = await openBrowser(chromium ?? '');
  });
  after(() => browser.close());

  beforeEach(async () => {
    page = await browser.newPage();
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(URL);
  });
  afterEach(() => page.close());

  const text = (id: string) => page.locator(`#${id}`).innerText();
  const total = async () => Number(await text('total'));

  async function set({ loss, ...sliders }: Settings): Promise<void> {
    await page.getByLabel('Loss', { exact: true }).selectOption('infoNce');
    for (const [name, value] of Object.entries(sliders)) {
      await page.locator(`#${name}`).fill(String(value));
    }
    await page.getByLabel('Loss', { exact: true }).selectOption(loss);
  }

  const points = async (kind: string): Promise<Point[]> => {
    const marks = await page.locator(`#space .${kind}`).all();
    const places = await Promise.all(marks.map((mark) => mark.getAttribute('data-at')));
    return places.map((place) => {
      const [x = NaN, y = NaN, z = NaN] = (place ?? '').split(' ').map(Number);
      return [x, y, z];
    });
  };

  for (const loss of names) {
    it(`shows lib’s ${LOSSES[loss]} of the points that it draws, before and after steps`, async () => {
      for (const knob of knobs) {
        const settings = { loss, ...knob };
        await page.getByRole('button', { name: 'Reset' }).click();
        await set(settings);
        const start = initialState(SEED);
        assertClose(await total(), lossOf(start, settings), 1e-4);
        for (let i = 0; i < 3; i += 1) await page.getByRole('button', { name: 'Step' }).click();
        const anchors = await points('anchor');
        const state = { ...start, anchors, positives: await points('positive') };
        assert.equal(anchors.length, knob.batchSize);
        assertClose(await total(), lossOf(state, settings), 1e-4);
        assertClose(await total(), loopsOf(state, settings), 1e-4);
        const replayed = [1, 2, 3].reduce((before) => stepped(before, settings), start);
        anchors.flat().forEach((value, i) => {
          assertClose(value, replayed.anchors.flat()[i] ?? NaN, 1e-3);
        });
        assert.ok(Math.abs((await total()) - lossOf(start, settings)) > 1e-4, 'steps change it');
        assert.equal(Number(await text('used-batchSize')), knob.batchSize);
        assert.equal(Number(await text('used-negatives')), negativesOf(settings));
        assert.equal(await text('count'), '3');
      }
    });
  }

  it('writes the similarities of the objects and marks positives by more than colour', async () => {
    const rows = await page
      .locator('#matrix tr')
      .filter({ has: page.locator('th[scope=row]') })
      .all();
    const expected = similarities(initialState(SEED));
    for (const [i, row] of rows.entries()) {
      const cells = await row.locator('td').allInnerTexts();
      assert.deepEqual(
        cells.map(parseFloat),
        expected[i]?.map((value) => Number(value.toFixed(2)) + 0),
      );
      assert.deepEqual(
        cells.flatMap((cell, k) => (cell.includes('✓') ? [k] : [])),
        [i ^ 1],
      );
    }
    assert.equal(rows.length, 8);
  });

  it('moves sliders by arrow keys and shows what that does', async () => {
    const before = await total();
    await page.getByLabel('Temperature τ').focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await text('used-temperature'), '0.21');
    assert.notEqual(await total(), before);
    await page.getByLabel('Batch size').focus();
    await page.keyboard.press('End');
    assert.equal((await points('positive')).length, 16);
  });

  it('plays as many steps as the slider says, and pauses, steps and resets by keys', async () => {
    const press = async (name: string, key: string) => {
      await page.getByRole('button', { name, exact: true }).focus();
      await page.keyboard.press(key);
    };
    const start = await total();
    await page.locator('#steps').fill('10');
    await press('Play', 'Enter');
    await page.getByRole('status').getByText('Step 10: InfoNCE loss').waitFor();
    assert.ok((await total()) < start);
    await press('Step', 'Space');
    assert.match(await text('announcement'), /^Step 11: /);
    await page.locator('#steps').fill('500');
    await press('Play', 'Space');
    await page.locator('#count', { hasText: /^(1[3-9]|[2-9]\d|\d{3})$/ }).waitFor();
    await press('Pause', 'Enter');
    const paused = await text('count');
    await page.waitForTimeout(200);
    assert.equal(await text('count'), paused);
    await press('Reset', 'Enter');
    assert.equal(await total(), start);
    assert.equal(await text('count'), '0');
  });

  it('lets no slider be moved that the loss has no use for, and says why', async () => {
    await page.getByLabel('Loss', { exact: true }).selectOption('positivesOnly');
    assert.ok(await page.getByLabel('Temperature τ').isDisabled());
    assert.ok(await page.getByLabel('Negatives of each anchor').isDisabled());
    assert.equal(await text('temperature-note'), 'Positives only has no temperature.');
  });

  it('has a name for every control, and readable colours in light and dark', async () => {
    const controls = page.locator('input, select, button');
    const unnamed = await controls.evaluateAll(
      (found) =>
        (found as unknown as { labels: { length: number }; textContent: string }[]).filter(
          ({ labels, textContent }) => labels.length === 0 && textContent === '',
        ).length,
    );
    assert.equal(unnamed, 0);
    const colours: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      colours.push(
        await page.evaluate(
          'getComputedStyle(document.body).color + getComputedStyle(document.body).backgroundColor',
        ),
      );
    }
    assert.deepEqual(colours, [
      'rgb(26, 26, 26)rgb(255, 255, 255)',
      'rgb(236, 236, 236)rgb(22, 24, 28)',
    ]);
  });

  it('works inside a notebook cell', async () => {
    await page.setContent(explorerHtml());
    const frame = page.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Step' }).click();
    await frame.locator('#count').getByText('1', { exact: true }).waitFor();
  });

  it('asks for nothing but itself, and has no errors', () => {
    const asked = requests.filter((url) => !/^(data|about):/.test(url));
    assert.deepEqual(new Set(asked), new Set([URL]));
    assert.deepEqual(complaints, []);
  });
});
