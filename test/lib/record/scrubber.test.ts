import assert from 'node:assert/strict';
import { figureToSvg, figureToText, heatmap, lines, scrubber } from '../../../lib';
import type { RunFrame } from '../../../lib';
import { uniforms } from '../../../lib/random';
import { filmHtml } from '../../../lib/notebook/filmHtml';
import { figureBundle } from '../../../lib/notebook/show';
import { film, stillOf } from '../../../lib/plot/film';
import { findChromium, openBrowser } from '../../support/browser';
import { assertClose } from '../../support/assertClose';

/** Points that shrink towards the origin, epoch by epoch. */
function run(count: number, points: number): RunFrame[] {
  const random = uniforms(3);
  const start = Array.from({ length: points }, () => [random() - 0.5, random() - 0.5]);
  return Array.from({ length: count }, (_, epoch) => ({
    epoch,
    points: start.map((row) => row.map((v) => v / (epoch + 1))),
    labels: start.map((_, i) => i % 10),
    monitors: { loss: 1 / (epoch + 1), 'effective rank': 1.23456 },
  }));
}

const figure = scrubber(run(4, 30), { title: 'A run', legendTitle: 'digit' });

describe('scrubber', () => {
  it('has a frame for each moment, with all traces, and opens with the last', () => {
    assert.deepEqual(
      figure.frames!.map(({ name }) => name),
      ['0', '1', '2', '3'],
    );
    assert.ok(figure.frames!.every(({ data }) => data.length === 10));
    figure.data.forEach((trace, i) => {
      const { x, y } = figure.frames![3]!.data[i]!;
      assert.deepEqual(trace.type === 'scatter' && [trace.x, trace.y], [x, y]);
    });
  });

  it('has one slider whose steps go to the frames, at the last', () => {
    const [slider, ...others] = figure.layout.sliders!;
    assert.deepEqual(others, []);
    assert.equal(slider!.active, 3);
    assert.equal(slider!.currentvalue.prefix, 'epoch ');
    assert.deepEqual(
      slider!.steps.map(({ label, method, args }) => [label, method, args[0]]),
      ['0', '1', '2', '3'].map((name) => [name, 'animate', [name]]),
    );
  });

  it('counts what it is told to count', () => {
    const [slider] = scrubber(run(2, 3), { unit: 'step' }).layout.sliders!;
    assert.equal(slider!.currentvalue.prefix, 'step ');
  });

  it('can be played and paused', () => {
    const [play, pause] = figure.layout.updatemenus![0]!.buttons;
    assert.deepEqual([play!.label, play!.args[0]], ['Play', null]);
    assert.deepEqual([pause!.label, pause!.args[0]], ['Pause', [null]]);
  });

  it('gives each label its trace, and each frame its numbers in the title', () => {
    assert.deepEqual(
      figure.data.map((trace) => 'name' in trace && trace.name),
      ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    );
    assert.equal(
      figure.frames![2]!.layout.title.text.replace('<br>', ' '),
      'A run: loss 0.333, effective rank 1.23',
    );
  });

  it('keeps the axes where they are, so that all frames fit', () => {
    const { xaxis, yaxis } = figure.layout;
    for (const { x, y } of figure.frames!.flatMap(({ data }) => data)) {
      assert.ok(x.every((v) => v! > xaxis.range[0] && v! < xaxis.range[1]));
      assert.ok(y.every((v) => v! > yaxis.range[0] && v! < yaxis.range[1]));
    }
  });

  it('rounds places to less than a quarter of a pixel, however large or small they are', () => {
    for (const scale of [1e-12, 1e-3, 1, 1e6]) {
      const frames = run(2, 20).map((frame) => ({
        ...frame,
        points: frame.points.map((row) => row.map((v) => scale * v)),
      }));
      const { frames: drawn, layout } = scrubber(frames);
      const [low, high] = layout.xaxis.range;
      assertClose(drawn![0]!.data[0]!.x[0]!, frames[0]!.points[0]![0]!, 1e-2);
      assert.ok(
        Math.abs(drawn![0]!.data[0]!.x[0]! - frames[0]!.points[0]![0]!) < (high - low) / 4000,
      );
    }
  });

  it('takes less than a megabyte for 20 frames of 500 points, and so does its HTML', () => {
    const large = scrubber(run(20, 500));
    assert.ok(JSON.stringify(large).length < 500_000, `${JSON.stringify(large).length}`);
    assert.ok(filmHtml(large).length < 1_000_000, `${filmHtml(large).length}`);
  });

  it('wants at least one frame, and the same labels in all', () => {
    assert.throws(
      () => scrubber([]),
      /^RangeError: scrubber: there are no frames; call run\.record/,
    );
    const [first, second] = run(2, 3);
    assert.throws(
      () => scrubber([first!, { ...second!, labels: [1, 1, 1] }]),
      /^RangeError: film: moments have \[3, 1\] traces/,
    );
  });

  it('shows a single moment', () => {
    assert.equal(scrubber(run(1, 5)).frames!.length, 1);
  });
});

describe('film', () => {
  it('has only traces that can move', () => {
    assert.throws(
      () => film(new Map([['a', heatmap([[1]])]])),
      /^TypeError: film: there is a trace of type heatmap/,
    );
  });

  it('has the height of the tallest title', () => {
    const curve = (title: string) => lines({ a: [1, 2] }, { title });
    const both = film(new Map([['1', curve('long '.repeat(40))], ['2', curve('short')]])); // prettier-ignore
    assert.equal(both.layout.margin.t, curve('long '.repeat(40)).layout.margin.t);
    const { width, height, margin } = curve('short').layout;
    const still = stillOf(both).layout;
    assert.equal(still.height - still.margin.t - still.margin.b, height - margin.t - margin.b);
    assert.equal(still.width, width);
  });

  it('is its last frame as a picture, and says so in words', () => {
    const picture = figureToSvg(stillOf(figure));
    assert.equal(
      figureToSvg(figure).replace(/<desc>.*?<\/desc>/, ''),
      picture.replace(/<desc>.*?<\/desc>/, ''),
    );
    assert.match(figureToText(figure), /The last of 4 frames, epoch 0 to 3\.$/);
    assert.doesNotMatch(figureToText(heatmap([[1]])), /frames/);
  });

  it('has HTML besides, for pages without Plotly; other figures have none', () => {
    assert.equal(figureBundle(figure)['text/html'], filmHtml(figure));
    assert.ok(!('text/html' in figureBundle(heatmap([[1]]))));
  });
});

describe('the HTML of a film', () => {
  const page = filmHtml(figure);

  it('shows the last frame where no script runs', () => {
    const shown = [...page.matchAll(/<div data-frame="([^"]*)">/g)].map(([, name]) => name);
    assert.deepEqual(shown, ['epoch 3']);
    assert.match(page, /<p data-controls style="display: none">/);
  });

  it('loads nothing and has no ids', () => {
    assert.doesNotMatch(page, /\s(id|src|href)=/);
  });

  it('goes through the frames by slider, keyboard and button', async function () {
    const chromium = findChromium();
    if (!chromium) {
      console.log('skipped: no Chromium on the PATH');
      this.skip();
    }
    this.timeout(60_000);
    const browser = await openBrowser(chromium);
    try {
      const tab = await browser.newPage();
      await tab.setContent(`<p>first</p>${page}${page}`);
      const visible = () =>
        tab.evaluate<string[]>(
          `[...document.querySelectorAll('[data-frame]')].filter((e) => e.offsetParent).map((e) => e.dataset.frame)`,
        );
      assert.deepEqual(await visible(), ['epoch 3', 'epoch 3']);
      await tab.locator('input').first().press('Home');
      assert.deepEqual(await visible(), ['epoch 0', 'epoch 3']);
      await tab.locator('input').first().press('ArrowRight');
      assert.equal(await tab.locator('output').first().textContent(), 'epoch 1');
      assert.equal(await tab.locator('input').first().getAttribute('aria-valuetext'), 'epoch 1');
      await tab.locator('button').first().click();
      assert.equal(await tab.locator('button').first().textContent(), 'Pause');
      await tab.locator('button', { hasText: 'Play' }).nth(1).waitFor();
      assert.deepEqual(await visible(), ['epoch 3', 'epoch 3']);
    } finally {
      await browser.close();
    }
  });
});

describe('a film in plotly.js', () => {
  it('goes to a frame at a slider’s step and takes its title along', async function () {
    const chromium = findChromium();
    if (!chromium) {
      console.log('skipped: no Chromium on the PATH');
      this.skip();
    }
    this.timeout(60_000);
    const browser = await openBrowser(chromium);
    try {
      const tab = await browser.newPage();
      await tab.setContent('<div id="plot"></div>');
      await tab.addScriptTag({ path: require.resolve('plotly.js-dist/plotly.js') });
      await tab.evaluate(`Plotly.react('plot', ${JSON.stringify(figure)}).then(() => undefined)`);
      assert.equal(await tab.locator('.slider-label').first().textContent(), 'epoch 3');
      await tab.evaluate(
        `Plotly.animate('plot', ...${JSON.stringify(figure.layout.sliders![0]!.steps[1]!.args)})`,
      );
      assert.match((await tab.locator('.gtitle').textContent())!, /loss 0\.5/);
      assert.equal(await tab.locator('.slider-label').first().textContent(), 'epoch 1');
      assert.deepEqual(
        await tab.evaluate(`document.getElementById('plot').data[0].x`),
        figure.frames![1]!.data[0]!.x,
      );
    } finally {
      await browser.close();
    }
  });
});
